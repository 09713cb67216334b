//! The program as it is started: what can't work is said in one clear line, with an exit code that is not zero.
#![expect(clippy::unwrap_used, reason = "a test that can not be set up must fail")]

mod site;

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// A folder of the test's own, with what a server needs to start.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("byblik-process-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        site::write(&folder.join("site"));
        Self(folder)
    }

    /// Starts the server with good settings, but for those given; it is expected to end by itself.
    fn start(&self, settings: &[(&str, &str)]) -> Output {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
        Command::new(env!("CARGO_BIN_EXE_byblik"))
            .arg("serve")
            .env("BYBLIK_ADDR", "127.0.0.1:0")
            .env("DATABASE_URL", format!("sqlite:{}", self.0.join("byblik.db").display()))
            .env("BYBLIK_DATA", data)
            .env("BYBLIK_SITE", self.0.join("site"))
            .env("RUST_LOG", "off")
            .envs(settings.iter().copied())
            .output()
            .unwrap()
    }

    /// The one line that the server says before it ends.
    fn refusal(&self, settings: &[(&str, &str)]) -> String {
        let output = self.start(settings);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(said.starts_with("byblik: "), "{said}");
        said
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn wrong_settings_are_named() {
    let place = Place::new("settings");
    for (name, value, word) in [
        ("BYBLIK_ADDR", "her", "BYBLIK_ADDR"),
        ("DATABASE_URL", "mysql://x", "DATABASE_URL"),
        ("DATABASE_URL", "sqlite:/findes/ikke/byblik.db", "DATABASE_URL"),
        ("DATABASE_URL", "postgres://byblik@127.0.0.1:1/byblik", "DATABASE_URL"),
        ("BYBLIK_SITE", "/findes/ikke", "cargo xtask serve"),
        ("BYBLIK_DATA", "/findes/ikke", "BYBLIK_DATA"),
        ("BYBLIK_OPERATOR_TOKEN", "kort", "BYBLIK_OPERATOR_TOKEN"),
    ] {
        let said = place.refusal(&[(name, value)]);
        assert!(said.contains(word), "{name}={value}: {said}");
    }
}

#[test]
fn a_taken_port_is_named_and_the_database_is_not_touched() {
    let place = Place::new("port");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    assert!(place.refusal(&[("BYBLIK_ADDR", &address)]).contains(&address));
    assert!(!place.0.join("byblik.db").exists());
}

#[test]
fn data_can_be_checked_without_a_database() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    let check = |folder: &Path| {
        Command::new(env!("CARGO_BIN_EXE_byblik")).arg("check-data").arg(folder).output().unwrap().status.code()
    };
    assert_eq!(check(&data), Some(0));
    assert_eq!(check(Path::new("/findes/ikke")), Some(1));
}
