//! Which fields the form of a method has: what the file states, as sections of questions that people can answer. What has
//! no field here is reached in the whole file.

use toml_edit::Item;

use super::edit::{self, Entry, Step, limit_key};

/// What a field takes.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// A line of text.
    Line,
    /// Several lines.
    Lines,
    /// A number.
    Number,
    /// A whole number from 0.
    Whole,
    /// One of these: the file's word, and ours.
    Choice(Vec<(String, String)>),
    /// Yes or no; the first is what holds where the file says nothing.
    Check(bool),
    /// Any of these.
    Several(Vec<(String, String)>),
    /// Numbers with spaces between them.
    Numbers,
    /// How a limit is compared with.
    LimitKey,
    /// What a limit follows; empty for a number of its own.
    LimitOf(Vec<(String, String)>),
    /// The limit, or its factor.
    LimitNumber,
    /// What is added to it.
    LimitPlus,
}

/// A field.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Slot {
    /// Where it stands in the file.
    pub way: Vec<Step>,
    /// What it is called.
    pub label: &'static str,
    /// What helps to fill it in.
    pub hint: &'static str,
    /// What it takes.
    pub kind: Kind,
}

impl Slot {
    /// Its name in the form, and its id: its way with points.
    pub(super) fn name(&self) -> String {
        let way = self.way.iter().map(|step| match step {
            Step::Key(key) => (*key).to_owned(),
            Step::At(place) => place.to_string(),
        });
        way.collect::<Vec<_>>().join(".")
    }
}

/// Fields that belong together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Section {
    /// Its heading.
    pub title: String,
    /// Where it stands in the file; empty for the top.
    pub way: Vec<Step>,
    /// What most people change.
    pub slots: Vec<Slot>,
    /// The rest, which is folded away.
    pub more: Vec<Slot>,
}

/// A list of the file, with what is said of it and what can be added to it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    /// Its place in the page's address.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What it is.
    pub lead: &'static str,
    /// Its sections.
    pub sections: Vec<Section>,
    /// What can be added: a word for it, and the entry.
    pub adds: Vec<(&'static str, Entry)>,
}

/// The whole form of a file.
pub(super) fn form(root: &Item) -> Vec<Part> {
    let ids = |list: &'static str| named(root, list);
    let (references, values) = (ids("references"), [ids("indicators"), ids("scores")].concat());
    let criteria = ids("criteria");
    let of_limit = [references.clone(), values.clone()].concat();
    let each = |list: &'static str, noun: &str, slots: &dyn Fn(usize) -> (Vec<Slot>, Vec<Slot>)| -> Vec<Section> {
        (0..edit::entries(root, list))
            .map(|place| {
                let (slots, more) = slots(place);
                let way = vec![Step::Key(list), Step::At(place)];
                Section { title: heading(root, &way, noun), way, slots, more }
            })
            .collect()
    };
    vec![
        Part {
            id: "metoden",
            title: "Metoden",
            lead: "",
            sections: vec![Section { title: String::new(), way: vec![], slots: top(), more: vec![] }],
            adds: vec![],
        },
        Part {
            id: "kriterier",
            title: "Kriterier",
            lead: "Spørgsmål, som hvert område svarer ja eller nej til.",
            sections: each("criteria", "Kriteriet", &|place| criterion(root, place, &criteria, &values, &of_limit)),
            adds: vec![
                ("Tilføj et kriterium med en grænse", Entry { list: "criteria", id: "kriterium", rest: "over = 0\n" }),
                (
                    "Tilføj et kriterium, der tæller andre",
                    Entry { list: "criteria", id: "samlet", rest: "met = { at_least = 1, of = [] }\n" },
                ),
            ],
        },
        Part {
            id: "udpegning",
            title: "Hvad der fremhæver et område",
            lead: "Det første er det, siden viser.",
            sections: [
                each("designate", "Udpegningen", &|place| (designate(place, &criteria), vec![])),
                each("exclude", "Undtagelse", &|place| (exclude(place, &criteria), vec![])),
            ]
            .concat(),
            adds: vec![
                ("Tilføj en udpegning", Entry { list: "designate", id: "udpegning", rest: "" }),
                ("Tilføj en undtagelse", Entry { list: "exclude", id: "", rest: "when = \"\"\nreason = \"\"\n" }),
            ],
        },
        Part {
            id: "tal",
            title: "Tal",
            lead: "De tal, kriterierne spørger til, og hvor de kommer fra.",
            sections: each("indicators", "Tallet", &|place| indicator(place)),
            adds: vec![("Tilføj et tal", Entry { list: "indicators", id: "tal", rest: "column = \"\"\n" })],
        },
        Part {
            id: "samlede-tal",
            title: "Samlede tal",
            lead: "Flere tal lagt sammen til ét. Ikke alle metoder har nogen.",
            sections: each("scores", "Det samlede tal", &|place| (score(place, &values), vec![])),
            adds: vec![("Tilføj et samlet tal", Entry { list: "scores", id: "samlet-tal", rest: "of = []\n" })],
        },
        Part {
            id: "sammenligning",
            title: "Hvad der sammenlignes med",
            lead: "Byen, eller et gennemsnit af alle områder.",
            sections: each("references", "Sammenligningen", &|place| (reference(place), vec![])),
            adds: vec![(
                "Tilføj en sammenligning",
                Entry { list: "references", id: "sammenligning", rest: "area = \"1000\"\n" },
            )],
        },
        Part {
            id: "regler",
            title: "Sikkerhed og diskretion",
            lead: "Hvor meget grænser og vægte prøves op og ned, og hvilke tal der er for små til at blive vist.",
            sections: vec![Section {
                title: String::new(),
                way: vec![],
                slots: [normalise(vec![], &references), rules()].concat(),
                more: vec![],
            }],
            adds: vec![],
        },
    ]
}

fn slot(way: Vec<Step>, label: &'static str, hint: &'static str, kind: Kind) -> Slot {
    Slot { way, label, hint, kind }
}

fn one(key: &'static str, label: &'static str, hint: &'static str, kind: Kind) -> Slot {
    slot(vec![Step::Key(key)], label, hint, kind)
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(word, said)| ((*word).to_owned(), (*said).to_owned())).collect()
}

fn choice(words: &[(&str, &str)]) -> Kind {
    Kind::Choice(pairs(words))
}

/// The entries of a list: id, and what it is called.
fn named(root: &Item, list: &'static str) -> Vec<(String, String)> {
    let way = |place: usize, key| [Step::Key(list), Step::At(place), Step::Key(key)];
    (0..edit::entries(root, list))
        .map(|place| {
            let (id, name) = (edit::text(root, &way(place, "id")), edit::text(root, &way(place, "name")));
            let said = if name.is_empty() { id.to_owned() } else { format!("{name} ({id})") };
            (id.to_owned(), said)
        })
        .collect()
}

fn heading(root: &Item, way: &[Step], noun: &str) -> String {
    let told = |key| edit::text(root, &[way, &[Step::Key(key)]].concat());
    let name =
        [told("name"), told("id"), told("when")].into_iter().find(|name| !name.is_empty()).unwrap_or("uden navn");
    format!("{noun} »{name}«")
}

fn top() -> Vec<Slot> {
    let levels =
        [("", "Andres områder: kan ikke køres her"), ("kvarter", "Kvarterer"), ("rode", "Roder"), ("bydel", "Bydele")];
    let origins = [
        ("byblik", "Vores egen beregning"),
        ("municipality", "Kommunens, så vidt den er offentlig"),
        ("state", "Statens, efter loven"),
        ("published", "Andres offentliggjorte"),
    ];
    vec![
        one("title", "Navn", "Det, folk kalder metoden.", Kind::Line),
        one("summary", "Beskrivelse", "En eller to sætninger om, hvad den er, og hvorfor.", Kind::Lines),
        one(
            "id",
            "Kort navn (id)",
            "Bogstaver a-z, cifre og bindestreger. Behold det i en ny version af den samme metode.",
            Kind::Line,
        ),
        one("version", "Version", "En gemt metode ændres aldrig: skriv en ny version, for eksempel 1.1.", Kind::Line),
        one("valid_from", "Gælder fra", "Som 2026-12-01.", Kind::Line),
        one("origin", "Hvem står bag", "", choice(&origins)),
        one("level", "Hvilke områder", "", choice(&levels)),
    ]
}

fn criterion(
    root: &Item,
    place: usize,
    criteria: &[(String, String)],
    values: &[(String, String)],
    of_limit: &[(String, String)],
) -> (Vec<Slot>, Vec<Slot>) {
    let way = |keys: &[&'static str]| -> Vec<Step> {
        [Step::Key("criteria"), Step::At(place)].into_iter().chain(keys.iter().map(|key| Step::Key(key))).collect()
    };
    let own = edit::text(root, &way(&["id"]));
    let others: Vec<_> = criteria.iter().filter(|(id, _)| id != own).cloned().collect();
    let has = |key: &str| edit::at(root, &way(&[])).is_some_and(|item| item.get(key).is_some());
    let one_of = |options: &[(String, String)]| Kind::Choice([pairs(&[("", "Vælg")]), options.to_vec()].concat());
    let mut slots = vec![slot(
        way(&["name"]),
        "Navn",
        "Det, sætninger kalder kriteriet. Lad det stå tomt for at bruge tallets navn.",
        Kind::Line,
    )];
    let mut more = vec![
        slot(way(&["id"]), "Kort navn (id)", "", Kind::Line),
        slot(way(&["name_en"]), "Navn på engelsk", "", Kind::Line),
    ];
    if edit::at(root, &way(&[])).and_then(limit_key).is_some() {
        let by = [
            ("", "Tallet selv"),
            ("normalised", "Tallet, efter at det er gjort sammenligneligt"),
            ("rank", "Rangen: 1 er det højeste"),
            ("share", "Rangen som andel: 0,1 er den første tiendedel"),
            ("percentile", "Percentilen: 0 til 100"),
        ];
        let of = Kind::Choice([pairs(&[("", "Tallet med samme korte navn")]), values.to_vec()].concat());
        slots.extend([
            slot(way(&["of"]), "Hvilket tal", "", of),
            slot(way(&["limit"]), "Kriteriet er opfyldt, når tallet er", "", Kind::LimitKey),
            slot(way(&["limit_of"]), "Sammenlignet med", "", Kind::LimitOf(of_limit.to_vec())),
            slot(
                way(&["limit_number"]),
                "Grænse",
                "Et fast tal, eller det antal gange, der sammenlignes med: 1,25 er 25 % over.",
                Kind::LimitNumber,
            ),
        ]);
        more.push(slot(
            way(&["limit_plus"]),
            "Læg til grænsen",
            "Kun hvor der sammenlignes med noget.",
            Kind::LimitPlus,
        ));
        more.push(slot(way(&["by"]), "Hvad der sammenlignes", "", choice(&by)));
    }
    if has("met") {
        slots.extend([
            slot(way(&["met", "at_least"]), "Så mange skal være opfyldt", "", Kind::Whole),
            slot(way(&["met", "of"]), "Ud af", "", Kind::Several(others.clone())),
            slot(way(&["met", "with_data"]), "Så mange skal have data", "Med færre siges intet. Lad feltet stå tomt for kun at svare, hvor det manglende ikke kan ændre svaret.", Kind::Whole),
            slot(way(&["met", "mandatory"]), "Disse skal altid være opfyldt", "", Kind::Several(others.clone())),
        ]);
    }
    for (key, label) in [("all", "Alle disse skal være opfyldt"), ("any", "Mindst én af disse skal være opfyldt")] {
        if has(key) {
            slots.push(slot(way(&[key]), label, "", Kind::Several(others.clone())));
        }
    }
    if has("not") {
        slots.push(slot(way(&["not"]), "Opfyldt, når dette ikke er", "", one_of(&others)));
    }
    if has("no_value") {
        slots.push(slot(way(&["no_value"]), "Opfyldt, når dette tal mangler", "", one_of(values)));
    }
    if has("years") {
        slots.extend([
            slot(way(&["years", "of"]), "Dette kriterium", "", one_of(&others)),
            slot(way(&["years", "latest"]), "I de seneste år, så mange", "", Kind::Whole),
            slot(way(&["years", "at_least"]), "Mindst så mange af dem", "Tomt: alle.", Kind::Whole),
        ]);
    }
    if has("neighbours") {
        slots.extend([
            slot(way(&["neighbours", "of"]), "Naboernes kriterium", "", one_of(&others)),
            slot(
                way(&["neighbours", "at_least"]),
                "Mindst så mange naboer",
                "Udfyld enten dette eller andelen.",
                Kind::Whole,
            ),
            slot(way(&["neighbours", "share"]), "Mindst denne andel af naboerne", "0,5 er halvdelen.", Kind::Number),
        ]);
    }
    (slots, more)
}

fn designate(place: usize, criteria: &[(String, String)]) -> Vec<Slot> {
    let way = |key| vec![Step::Key("designate"), Step::At(place), Step::Key(key)];
    let by = Kind::Choice([pairs(&[("", "Reglen er ikke offentlig")]), criteria.to_vec()].concat());
    vec![
        slot(way("name"), "Hvad et område så kaldes", "", Kind::Line),
        slot(way("by"), "Kriteriet, der afgør det", "", by),
        slot(way("id"), "Kort navn (id)", "", Kind::Line),
        slot(way("legal_basis"), "Hvor reglen står", "For eksempel »almenboligloven § 61 a, stk. 1«.", Kind::Line),
    ]
}

fn exclude(place: usize, criteria: &[(String, String)]) -> Vec<Slot> {
    let way = |key| vec![Step::Key("exclude"), Step::At(place), Step::Key(key)];
    vec![
        slot(
            way("when"),
            "Et område holdes ude, når dette er opfyldt",
            "",
            Kind::Choice([pairs(&[("", "Vælg")]), criteria.to_vec()].concat()),
        ),
        slot(way("reason"), "Hvorfor", "En sætning.", Kind::Line),
    ]
}

fn indicator(place: usize) -> (Vec<Slot>, Vec<Slot>) {
    let way = |key| vec![Step::Key("indicators"), Step::At(place), Step::Key(key)];
    let directions = [("", "Høje tal tæller mest"), ("negative", "Lave tal tæller mest")];
    let periods = [("", "Kun den periode, der screenes"), ("latest", "Den seneste, der findes")];
    let units = [
        ("", "Et tal uden enhed"),
        ("procent", "Procent"),
        ("kr", "Kroner"),
        ("personer", "Personer"),
        ("pr_1000", "Pr. 1.000"),
    ];
    let levels =
        [("", "Områderne selv"), ("bydel", "Bydelen"), ("tryghedsomraade", "Tryghedsområdet"), ("city", "Hele byen")];
    let measure = "Et måls korte navn, som det står under »Mål og kilder« på denne side.";
    let slots = vec![
        slot(way("name"), "Navn", "", Kind::Line),
        slot(way("measures"), "Hvad der måles", "Med hvem der tælles: »Kun grundskole, 15–69-årige«.", Kind::Line),
        slot(way("direction"), "Retning", "", choice(&directions)),
        slot(way("column"), "Mål", measure, Kind::Line),
        slot(way("numerator"), "Andel: dem, der tælles", measure, Kind::Line),
        slot(way("denominator"), "Andel: ud af", measure, Kind::Line),
        slot(way("complement"), "Den anden side af en andel", "Ender sætningen »64,8 % …«.", Kind::Line),
        slot(way("note"), "Hvad man skal vide for at læse tallet", "", Kind::Lines),
    ];
    let more = vec![
        slot(way("id"), "Kort navn (id)", "Bruges af kriterier og samlede tal: ret det også dér.", Kind::Line),
        slot(way("name_en"), "Navn på engelsk", "", Kind::Line),
        slot(way("persons"), "Hvad de talte gjorde", "Ender sætningen »Hvis 523 færre …«.", Kind::Line),
        slot(way("remainder"), "Vend andelen om: dem, der ikke tælles", "", Kind::Check(false)),
        slot(way("divide_by"), "Del med målet", measure, Kind::Line),
        slot(way("unit"), "Enhed", "", choice(&units)),
        slot(way("period"), "Periode", "", choice(&periods)),
        slot(way("mean_of_latest"), "Gennemsnit af så mange år", "Tomt: ét.", Kind::Whole),
        slot(way("published_for"), "Tallet er offentliggjort for", "", choice(&levels)),
        slot(way("minimum_population"), "Brug kun tallet fra så mange personer", "Tomt: fra 0.", Kind::Number),
        slot(
            way("missing_because"),
            "Hvorfor tallet mangler",
            "Kun for tal, som ingen offentliggør: så har det intet mål og ingen grænse.",
            Kind::Line,
        ),
    ];
    (slots, more)
}

fn score(place: usize, values: &[(String, String)]) -> Vec<Slot> {
    let way = |key| vec![Step::Key("scores"), Step::At(place), Step::Key(key)];
    let means = [("", "Gennemsnit"), ("geometric", "Geometrisk gennemsnit"), ("sum", "Sum"), ("product", "Produkt")];
    let directions = [("", "Som det er"), ("negative", "Vendt om")];
    vec![
        slot(way("name"), "Navn", "", Kind::Line),
        slot(way("of"), "Lavet af", "", Kind::Several(values.to_vec())),
        slot(
            way("weights"),
            "Vægte",
            "Et tal for hver, i samme rækkefølge, med mellemrum. Tomt: de vejer lige meget.",
            Kind::Numbers,
        ),
        slot(way("at_least"), "Så mange skal have data", "Tomt: alle.", Kind::Whole),
        slot(way("mean"), "Lægges sammen som", "", choice(&means)),
        slot(way("direction"), "Retning", "", choice(&directions)),
        slot(way("id"), "Kort navn (id)", "", Kind::Line),
    ]
}

fn reference(place: usize) -> Vec<Slot> {
    let way = |key| vec![Step::Key("references"), Step::At(place), Step::Key(key)];
    let statistics = [("", "Nej"), ("mean", "Gennemsnittet"), ("median", "Medianen")];
    vec![
        slot(way("name"), "Navn", "", Kind::Line),
        slot(way("area"), "Området med denne kode", "1000 er hele byen. Udfyld netop én af de tre.", Kind::Line),
        slot(way("rest_of"), "Resten af området med denne kode", "Området selv trækkes fra.", Kind::Line),
        slot(way("statistic"), "Alle områder under ét", "", choice(&statistics)),
        slot(way("id"), "Kort navn (id)", "", Kind::Line),
    ]
}

fn normalise(before: Vec<Step>, references: &[(String, String)]) -> Vec<Slot> {
    let way = |key| [before.clone(), vec![Step::Key("normalise"), Step::Key(key)]].concat();
    let kinds = [
        ("", "Tallene bliver, som de er"),
        ("none", "Tallene bliver, som de er (skrevet ud)"),
        ("ratio", "Delt med det, der sammenlignes med"),
        ("difference", "Minus det, der sammenlignes med"),
        ("min_max", "Fra det laveste til det højeste"),
        ("z_score", "Afstand fra gennemsnittet (z)"),
        ("rank", "Rang"),
        ("percentile", "Percentil"),
        ("exponential_rank", "Rang, eksponentielt"),
        ("share_of_maximum", "Andel af det største"),
    ];
    let hint = if references.is_empty() {
        ""
    } else {
        "Kun nødvendigt, hvor tal lægges sammen. Det enkelte tals egen måde står i hele filen."
    };
    vec![slot(way("how"), "Sådan gøres tallene sammenlignelige", hint, choice(&kinds))]
}

fn rules() -> Vec<Slot> {
    let way = |table, key| vec![Step::Key(table), Step::Key(key)];
    vec![
        slot(
            way("variants", "runs"),
            "Varianter",
            "Hvor mange gange metoden prøves med lidt andre valg, højst 100.000. Tomt: 1.000.",
            Kind::Whole,
        ),
        slot(
            way("variants", "limits"),
            "Grænser prøves op og ned med",
            "Som andel: 0,1 er 10 %. Tomt: slet ikke.",
            Kind::Number,
        ),
        slot(way("variants", "weights"), "Vægte prøves op og ned med", "Som andel.", Kind::Number),
        slot(way("variants", "seed"), "Frø", "Samme tal giver de samme varianter.", Kind::Whole),
        slot(
            way("discretion", "small_cell"),
            "Vis ingen andele af færre end så mange personer",
            "Tomt: 5.",
            Kind::Number,
        ),
        slot(way("discretion", "minimum_population"), "Vis ingen andele ud af færre end", "Tomt: 50.", Kind::Number),
        slot(
            way("discretion", "secondary"),
            "Hold også andre tal tilbage, hvor et lille tal ellers kan regnes ud",
            "",
            Kind::Check(true),
        ),
        slot(way("discretion", "calculate_with_withheld"), "Regn med de tal, der ikke vises", "", Kind::Check(false)),
    ]
}
