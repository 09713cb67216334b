//! What `docs/method-format.md` says of the format is true: its examples are methods, and every key is in it.

#![expect(clippy::unwrap_used, reason = "a test that can not be set up must fail")]

use std::path::Path;

use domain::method;

fn documentation() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/method-format.md")).unwrap()
}

fn examples(text: &str) -> Vec<&str> {
    text.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

#[test]
fn every_example_is_a_method() {
    let text = documentation();
    let examples = examples(&text);
    assert!(examples.len() >= 8, "{}", examples.len());
    for example in examples {
        method::parse(example).unwrap_or_else(|error| panic!("{error} in\n{example}"));
    }
}

/// The reader itself says which keys there are, when it is given one that is not.
#[test]
fn every_key_is_documented() {
    let text = documentation();
    let head = "id = \"m\"\nversion = \"1\"\ntitle = \"M\"\norigin = \"published\"\n";
    let stray = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
    let tables = [
        format!("{stray} = 1\n{head}"),
        format!("{head}[areas]\n{stray} = 1\n"),
        format!("{head}[treat]\n{stray} = 1\n"),
        format!("{head}[treat]\nwinsorise = {{ {stray} = 1 }}\n"),
        format!("{head}[discretion]\n{stray} = 1\n"),
        format!("{head}[ranking]\n{stray} = 1\n"),
        format!("{head}[group]\n{stray} = 1\n"),
        format!("{head}[variants]\n{stray} = 1\n"),
        format!("{head}[normalise]\nhow = \"{stray}\"\n"),
        format!("{head}[normalise]\nhow = \"percentile\"\n{stray} = 1\n"),
        format!("{head}[normalise]\nhow = \"min_max\"\n{stray} = 1\n"),
        format!("{head}[[references]]\n{stray} = 1\n"),
        format!("{head}[[indicators]]\n{stray} = 1\n"),
        format!("{head}[[scores]]\n{stray} = 1\n"),
        format!("{head}[[scores]]\nid = \"s\"\nof = []\nmean = \"{stray}\"\n"),
        format!("{head}[[classes]]\n{stray} = 1\n"),
        format!("{head}[[criteria]]\n{stray} = 1\n"),
        format!("{head}[[criteria]]\nid = \"k\"\nby = \"{stray}\"\n"),
        format!("{head}[[criteria]]\nid = \"k\"\nmet = {{ {stray} = 1 }}\n"),
        format!("{head}[[criteria]]\nid = \"k\"\nyears = {{ {stray} = 1 }}\n"),
        format!("{head}[[designate]]\n{stray} = 1\n"),
        format!("{head}[[include]]\n{stray} = 1\n"),
        format!("{head}[[exclude]]\n{stray} = 1\n"),
    ];
    for table in tables {
        let message = method::parse(&table).unwrap_err().message;
        let (_, words) = message.split_once("Vælg imellem").unwrap_or_else(|| panic!("{table}: {message}"));
        for word in words.split('»').skip(1).map(|rest| rest.split('«').next().unwrap()) {
            let documented = text.contains(&format!("`{word}`")) || text.contains(&format!("{word} = "));
            assert!(documented, "»{word}« is not in docs/method-format.md: {message}");
        }
    }
}
