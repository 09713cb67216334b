//! Every query on both databases, from one body each.
//!
//! The SQLite half needs nothing; the PostgreSQL half takes its server from `DATABASE_URL`, which `cargo xtask test`
//! sets. Each test gets a fresh database.

#![expect(clippy::unwrap_used, reason = "a test that can not be set up must fail")]

mod story;

/// Makes one test a database of each body in [`story`].
macro_rules! both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[sqlx::test(migrator = "store::SQLITE")]
            async fn $name(pool: sqlx::SqlitePool) {
                super::story::$name(store::Db::Sqlite(pool)).await;
            })+
        }
        mod postgres {
            $(#[sqlx::test(migrator = "store::POSTGRES")]
            async fn $name(pool: sqlx::PgPool) {
                super::story::$name(store::Db::Postgres(pool)).await;
            })+
        }
    };
}

both!(
    areas_are_found_and_sorted_in_danish,
    overlaps_and_memberships_come_back,
    figures_belong_to_their_snapshot,
    a_source_is_written_anew_and_stays_while_something_comes_from_it,
    decisions_and_lists_come_back,
    goals_figures_and_initiatives_come_back,
    news_comes_back_newest_first,
    snapshots_and_publications_are_told_in_their_order,
    an_initiative_comes_back_with_all_that_is_known,
    organisations_are_found_and_sorted_in_danish,
    corrections_keep_what_was_written_and_nothing_else,
    the_latest_translation_counts,
    the_latest_plan_is_shown,
    runs_come_back_as_they_were_and_the_last_publication_counts,
    people_come_and_go,
    sign_ins_begin_and_end,
    the_log_is_chained_and_tells_when_it_was_changed,
    what_is_taken_from_the_log_with_care_is_missed_by_a_kept_fingerprint,
    designations_are_corrected_and_withdrawn_and_nothing_is_lost,
    drafts_of_designations_are_saved_in_turn,
    drafts_keep_every_save,
    methods_become_everybodys_with_a_publication,
    remarks_and_plans_are_kept,
    corrections_are_dealt_with_and_forgotten,
    an_initiative_is_changed_whole,
    initiatives_and_organisations_are_written_anew_and_removed,
    a_contact_is_asked_once_a_year,
    a_question_is_taken_by_one_and_tried_again_when_that_is_said,
    a_link_is_used_up_by_an_answer,
    what_nobody_answers_for_leaves_the_lists_and_comes_back,
    files_are_kept_in_pieces_until_they_are_taken,
    files_that_nobody_takes_are_forgotten,
    corrections_come_by_part_and_page,
    an_entrance_is_asked_for_at_once,
    the_log_is_followed_on_from_where_it_was_whole,
    identities_are_one_persons,
    sign_ins_under_way_are_answered_once,
    remarks_are_found_by_who_said_them,
    figures_keep_what_brought_them,
    a_turn_is_only_good_until_somebody_writes,
    outlines_are_public_with_their_set,
    what_is_known_is_told_anew,
    versions_are_numbered_and_the_public_one_is_known,
    drafts_and_plans_are_replaced_and_let_go_of,
    texts_and_pictures_come_back,
    a_tryout_sees_what_never_was,
    what_is_not_committed_never_was,
    what_refers_to_nothing_is_refused,
);

/// A migration without what each database says in its own words: triggers.
fn common(sql: &str) -> String {
    let mut common = String::new();
    for (at, part) in sql.split("-- Each database's own words").enumerate() {
        common += if at == 0 { part } else { part.split_once("-- Common words again.").unwrap().1 };
    }
    common
}

/// The tables and columns of both databases must be the same, or one SQL text could not serve both.
#[test]
fn migrations_have_equal_versions_and_names() {
    let list = |migrator: &sqlx::migrate::Migrator| {
        migrator.iter().map(|m| (m.version, m.description.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(list(&store::SQLITE), list(&store::POSTGRES));
    let shape = |migrator: &sqlx::migrate::Migrator| {
        let sql: String = migrator.iter().map(|m| common(m.sql.as_str())).collect();
        sql.replace("TIMESTAMPTZ", "TEXT")
            .replace("DOUBLE PRECISION", "REAL")
            .replace("BIGINT", "INTEGER")
            .replace("BYTEA", "BLOB")
    };
    assert_eq!(shape(&store::SQLITE), shape(&store::POSTGRES));
}
