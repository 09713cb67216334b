//! `byblik progress` as it is typed: the documented example, the policy's plan, and what is wrong with files.
#![expect(clippy::unwrap_used, reason = "a test that can not be set up must fail")]

use std::{fs, path::Path, process::Command};

const DOCUMENTATION: &str = include_str!("../../docs/goal-format.md");

fn run(plan: &Path, data: &Path) -> Result<Vec<Vec<String>>, String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_byblik"));
    let output = command.arg("progress").arg("--plan").arg(plan).arg("--data").arg(data).output().unwrap();
    if !output.status.success() {
        return Err(String::from_utf8(output.stderr).unwrap());
    }
    let lines = csv::Reader::from_reader(output.stdout.as_slice()).into_records();
    Ok(lines.map(|line| line.unwrap().iter().map(str::to_owned).collect()).collect())
}

fn block(kind: &str, beginning: &str) -> &'static str {
    let start = DOCUMENTATION.find(&format!("```{kind}\n{beginning}")).unwrap() + kind.len() + 4;
    DOCUMENTATION[start..].split("```").next().unwrap()
}

#[test]
fn the_documented_example_is_judged_as_documented() {
    let folder = tempfile::tempdir().unwrap();
    let (plan, data) = (folder.path().join("plan.toml"), folder.path().join("data.csv"));
    fs::write(&plan, block("toml", "id")).unwrap();
    fs::write(&data, block("", "indicator,year")).unwrap();
    let lines = run(&plan, &data).unwrap();
    let poverty = &lines[0];
    assert_eq!((poverty[0].as_str(), poverty[10].as_str()), ("child-poverty", "limited progress"));
    assert!((poverty[13].parse::<f64>().unwrap() - 0.17).abs() < 1e-12);
    assert!(poverty[14].contains("vores egen opgørelse") && poverty[15].contains("our own reconstruction"));
    assert_eq!((lines[1][3].as_str(), lines[1][10].as_str()), ("growth", "cannot be assessed"));
    let goals: Vec<&str> = lines[2..].iter().map(|line| line[0].as_str()).collect();
    assert_eq!(goals, ["together", "together", "all gaps"]);

    fs::write(&plan, block("toml", "id").replace("better = \"lower\"", "better = \"fewer\"")).unwrap();
    let said = run(&plan, &data).unwrap_err();
    assert!(said.contains("plan.toml, linje") && said.contains("»fewer« kendes ikke"), "{said}");
    fs::write(&plan, block("toml", "id")).unwrap();
    fs::write(&data, "indicator,year,areas,rest\nx,2017,en,4\n").unwrap();
    let said = run(&plan, &data).unwrap_err();
    assert!(said.contains("data.csv") && said.contains("»en« er ikke et tal"), "{said}");
}

#[test]
fn the_policy_has_no_targets_so_nothing_is_judged() {
    let folder = Path::new("../data/plans");
    let lines = run(&folder.join("politik-2035.toml"), &folder.join("politik-2035.csv")).unwrap();
    assert_eq!(lines.iter().filter(|line| !line[1].is_empty()).count(), 15);
    assert!(lines.iter().all(|line| line[10] == "cannot be assessed"), "{lines:?}");
    assert!(lines[0][14].contains("Der er ikke vedtaget noget måltal."), "{}", lines[0][14]);
}
