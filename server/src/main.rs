//! `byblik`: serves the site, or checks a folder of data.

use std::{
    io::{IsTerminal, Write},
    net::TcpListener,
    path::PathBuf,
    process::ExitCode,
};

use chrono::Utc;
use clap::{Parser, Subcommand};
use server::{
    config::Config, default_data::DefaultData, demo_data, import_file, post::Post, progress_file, router::router,
    screen_file, serve, site, staff, startup,
};
use tokio::signal;

/// Byblik, the system behind a city's policy for its udsatte byområder.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Prepares the database and serves the site (the default).
    Serve,
    /// Screens the areas of a table by a method file, without a database.
    Screen(screen_file::Screen),
    /// Judges the progress towards goals by a plan, without a database.
    Progress(progress_file::ProgressOf),
    /// Checks a file of figures, and takes it when asked to.
    Import(import_file::Import),
    /// Writes a synthetic city as files, to try import, screening and publication on. It loads nothing.
    DemoData(demo_data::DemoData),
    /// People who work with the site.
    #[command(subcommand)]
    Admin(staff::AdminCommand),
    /// The log of what they did.
    #[command(subcommand)]
    Audit(staff::AuditCommand),
    /// Checks a folder of data files without touching any database.
    CheckData {
        /// The folder.
        folder: PathBuf,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    let result = match Cli::parse().command.unwrap_or(Command::Serve) {
        Command::Serve => run().await,
        Command::CheckData { folder } => check(&folder),
        Command::Import(asked) => import(&asked).await,
        Command::DemoData(asked) => demo(&asked),
        Command::Admin(staff::AdminCommand::Create { name, email }) => create(&name, &email).await,
        Command::Audit(staff::AuditCommand::Verify { kept }) => verify(kept.as_deref()).await,
        Command::Progress(asked) => progress_file::run(&asked).map_err(|error| error.to_string()),
        Command::Screen(asked) => screen_file::run(&asked).map_err(|error| error.to_string()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("byblik: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn check(folder: &std::path::Path) -> Result<(), String> {
    DefaultData::read(folder).map_err(|error| error.to_string())?;
    eprintln!("byblik: alle data i {} er i orden", folder.display());
    Ok(())
}

fn demo(asked: &demo_data::DemoData) -> Result<(), String> {
    let config = Config::from_env().map_err(|error| error.to_string())?;
    let paths = demo_data::run(asked, &config.data).map_err(|error| error.to_string())?;
    eprintln!("byblik: SYNTETISK – intet af dette er virkeligt, og intet er indlæst. Læs LAESMIG.txt");
    paths.iter().try_for_each(|path| out(path))
}

async fn import(asked: &import_file::Import) -> Result<(), String> {
    let config = Config::from_env().map_err(|error| error.to_string())?;
    #[expect(clippy::disallowed_methods, reason = "this is where time comes in from outside")]
    let lines = import_file::run(asked, &config, Utc::now()).await.map_err(|error| error.to_string())?;
    lines.iter().try_for_each(|line| out(line))
}

async fn create(name: &str, email: &str) -> Result<(), String> {
    let config = Config::from_env().map_err(|error| error.to_string())?;
    #[expect(clippy::disallowed_methods, reason = "this is where time comes in from outside")]
    let link = staff::create(&config, name, email, Utc::now()).await.map_err(|error| error.to_string())?;
    eprintln!("byblik: {name} skal bruge dette link inden en uge. Det vises kun nu:");
    out(&link)
}

async fn verify(kept: Option<&str>) -> Result<(), String> {
    let config = Config::from_env().map_err(|error| error.to_string())?;
    let (length, hash) = staff::verify(&config, kept).await.map_err(|error| error.to_string())?;
    eprintln!(
        "byblik: loggen er hel, {length} linjer. Gem fingeraftrykket et andet sted, og giv det næste gang som --kept:"
    );
    out(&hash)
}

/// Prints what other programs may want to read.
fn out(line: &str) -> Result<(), String> {
    writeln!(std::io::stdout(), "{line}").map_err(|error| error.to_string())
}

async fn run() -> Result<(), String> {
    let config = Config::from_env().map_err(|error| error.to_string())?;
    start_log(config.json_logs);
    if config.is_in_the_open() {
        tracing::warn!("BYBLIK_URL does not begin with https://: others may listen to what staff send");
    }
    // The port first: a taken one is found before the database is touched.
    let listener = TcpListener::bind(config.address).map_err(|error| {
        format!("kan ikke lytte på {}: {error}. Er den optaget, så vælg en anden med BYBLIK_ADDR", config.address)
    })?;
    // Before anyone is told that the server is there: who then asks it to stop must be heard.
    let stop = stop_signal()?;
    let assets = site::assets(&config.site, config.tiles.clone()).map_err(|error| error.to_string())?;
    #[expect(clippy::disallowed_methods, reason = "this is where time comes in from outside")]
    let services = startup::prepare(&config, Utc::now).await.map_err(|error| error.to_string())?;
    let desk = staff::desk(&services, &assets, &config).map_err(|error| error.to_string())?;
    let post = config.mail.as_ref().map(Post::new).transpose().map_err(|error| error.to_string())?;
    let asking = tokio::spawn(staff::ask_in_time(desk.clone(), post));
    let router = router(&services, assets, &config.site, config.operator_key.clone(), desk);
    let publishing = tokio::spawn(staff::publish_in_time(services.clone()));
    let forgetting = tokio::spawn(staff::forget_in_time(services.clone()));
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    eprintln!("byblik: klar på http://{address}");
    serve::serve(listener, router, stop).await.map_err(|error| error.to_string())?;
    publishing.abort();
    asking.abort();
    forgetting.abort();
    services.db.close().await;
    tracing::info!("stopped");
    Ok(())
}

fn start_log(json: bool) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env();
    let filter = filter.unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,sqlx=warn,tower_http=warn"));
    // Colours are for people who look on, not for files.
    let coloured = std::io::stderr().is_terminal();
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(coloured).with_writer(std::io::stderr);
    if json { log.json().init() } else { log.init() }
}

/// Listens for being asked to stop, by Ctrl-C or by whoever manages the process: from now on, not from when the result
/// is first waited for.
fn stop_signal() -> Result<impl Future<Output = ()> + Send + 'static, String> {
    #[cfg(unix)]
    {
        use signal::unix::{SignalKind, signal};
        let listen = |kind| signal(kind).map_err(|error| format!("kan ikke lytte efter signaler: {error}"));
        let (mut interrupt, mut terminate) = (listen(SignalKind::interrupt())?, listen(SignalKind::terminate())?);
        Ok(async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        })
    }
    #[cfg(not(unix))]
    Ok(async {
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
