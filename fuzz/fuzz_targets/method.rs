//! Any text is a method or an error with a place; any method can be applied to a table without a panic, also with all
//! its knobs at either end. So is any text a plan or an error.
#![no_main]

use domain::{
    goal::plan,
    method::{
        self,
        knobs::{Knob, Knobs},
    },
    reason::{Language, why},
    screening::screen,
    table::{Wanted, read},
};
use libfuzzer_sys::fuzz_target;

const TABLE: &str = "area,year,x,y,z,people,next\na,2023,1,2,3,100,b\na,2024,2,..,0,100,b\nb,2024,,5,-1,50,a c\nc,2024,7,7,7,2000,\n";

fuzz_target!(|text: &str| {
    if let Err(error) = plan::parse(text) {
        assert!(error.line >= 1 && error.column >= 1 && !error.message.is_empty());
    }
    match method::parse(text) {
        Err(error) => assert!(error.line >= 1 && error.column >= 1 && !error.message.is_empty()),
        Ok(method) => {
            let Ok(table) = read(TABLE.as_bytes(), &Wanted::of(&method), |_| ()) else { return };
            let Ok(screening) = screen(&method, &table, None) else { return };
            for area in 0..screening.len() {
                for designation in 0..method.designate.len() {
                    let said = why(&screening, designation, area, Language::Danish);
                    assert!(!said.is_empty(), "no reason");
                }
            }
            let knobs = Knobs::of(&method);
            for end in [|knob: &Knob| knob.lowest, |knob: &Knob| knob.highest] {
                let setting: Vec<f64> = knobs.all().iter().map(end).collect();
                if let Ok(changed) = knobs.apply(&method, &setting) {
                    let _ = screen(&changed, &table, None);
                }
            }
        }
    }
});
