"""The tables of a plan file: those of its first version, and what later versions added."""

from __future__ import annotations

APPLICATION_IDS = {"plan": 0x504C4E44, "coaching": 0x434F4143}  # "PLND", "COAC"
# The version of each kind of file: major * 100 + minor; a newer major is refused.
VERSIONS = {"plan": 104, "coaching": 103}

HOUSEKEEPING = """
CREATE TABLE document (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uid TEXT NOT NULL,
    kind TEXT NOT NULL,
    made TEXT NOT NULL
);
CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    who TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'do',
    target INTEGER,
    state TEXT NOT NULL DEFAULT 'done'
);
CREATE INDEX step_state ON step (kind, state, id);
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    step_id INTEGER,
    tbl TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    row_uid TEXT NOT NULL,
    op TEXT NOT NULL,
    before TEXT,
    after TEXT
);
CREATE INDEX history_step ON history (step_id);
CREATE INDEX history_row ON history (row_uid);
CREATE TABLE recording (id INTEGER PRIMARY KEY CHECK (id = 1), step_id INTEGER);
CREATE TABLE draft (
    tbl TEXT NOT NULL,
    row_uid TEXT NOT NULL,
    col TEXT NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (tbl, row_uid, col)
) WITHOUT ROWID;
CREATE TABLE picture (
    sha256 TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    data BLOB NOT NULL
);
"""

PLAN_TABLES = """
CREATE TABLE service (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL DEFAULT '',
    short_name TEXT NOT NULL DEFAULT '',
    governing_body TEXT NOT NULL DEFAULT '',
    mission TEXT NOT NULL DEFAULT '',
    vision TEXT NOT NULL DEFAULT '',
    service_values TEXT NOT NULL DEFAULT '',
    brand_colour TEXT NOT NULL DEFAULT '#16294D',
    accent_colour TEXT NOT NULL DEFAULT '#C2501A',
    logo TEXT REFERENCES picture (sha256),
    logo_alt TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    switchboard TEXT NOT NULL DEFAULT '',
    emergency TEXT NOT NULL DEFAULT '',
    non_emergency TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    website TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT 'en'
);
CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    parent_id INTEGER REFERENCES unit (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL DEFAULT ''
);
CREATE INDEX unit_parent ON unit (parent_id, position);
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    unit_id INTEGER REFERENCES unit (id) ON DELETE SET NULL,
    sworn INTEGER NOT NULL DEFAULT 1,
    active INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX person_unit ON person (unit_id);
CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    parent_id INTEGER REFERENCES plan (id) ON DELETE SET NULL,
    parent_title TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'draft',
    draft_number INTEGER NOT NULL DEFAULT 1,
    state_date TEXT,
    paper TEXT NOT NULL DEFAULT 'letter',
    language TEXT NOT NULL DEFAULT 'en',
    cover TEXT NOT NULL DEFAULT 'plan',
    cover_picture TEXT REFERENCES picture (sha256),
    cover_picture_alt TEXT NOT NULL DEFAULT ''
);
CREATE INDEX plan_parent ON plan (parent_id);
CREATE TABLE plan_level (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    plural TEXT NOT NULL,
    numbering TEXT NOT NULL
);
CREATE INDEX plan_level_plan ON plan_level (plan_id, position);
CREATE TABLE section (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    author TEXT NOT NULL DEFAULT '',
    author_title TEXT NOT NULL DEFAULT '',
    pull_quote TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    picture TEXT REFERENCES picture (sha256),
    picture_alt TEXT NOT NULL DEFAULT '',
    public INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX section_plan ON section (plan_id, position);
CREATE TABLE block (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    section_id INTEGER NOT NULL REFERENCES section (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT ''
);
CREATE INDEX block_section ON block (section_id, position);
CREATE TABLE objective (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    parent_id INTEGER REFERENCES objective (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    public INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX objective_place ON objective (plan_id, parent_id, position);
CREATE INDEX objective_parent ON objective (parent_id);
CREATE TABLE initiative (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    objective_id INTEGER NOT NULL REFERENCES objective (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL DEFAULT '',
    due_end TEXT,
    public INTEGER NOT NULL DEFAULT 1,
    results TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    carries_id INTEGER REFERENCES initiative (id) ON DELETE SET NULL
);
CREATE INDEX initiative_place ON initiative (objective_id, position);
CREATE INDEX initiative_plan ON initiative (plan_id);
CREATE INDEX initiative_carries ON initiative (carries_id) WHERE carries_id IS NOT NULL;
CREATE TABLE sub_item (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    initiative_id INTEGER NOT NULL REFERENCES initiative (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX sub_item_initiative ON sub_item (initiative_id, position);
CREATE TABLE lead (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    initiative_id INTEGER NOT NULL REFERENCES initiative (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
    unit_id INTEGER REFERENCES unit (id) ON DELETE CASCADE,
    CHECK ((person_id IS NULL) <> (unit_id IS NULL))
);
CREATE INDEX lead_initiative ON lead (initiative_id, position);
CREATE INDEX lead_person ON lead (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX lead_unit ON lead (unit_id) WHERE unit_id IS NOT NULL;
CREATE TABLE partner (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    initiative_id INTEGER NOT NULL REFERENCES initiative (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL
);
CREATE INDEX partner_initiative ON partner (initiative_id, position);
CREATE TABLE serves (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    initiative_id INTEGER NOT NULL REFERENCES initiative (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    objective_id INTEGER NOT NULL REFERENCES objective (id) ON DELETE CASCADE
);
CREATE INDEX serves_initiative ON serves (initiative_id, position);
CREATE INDEX serves_objective ON serves (objective_id);
"""

REPORTING_YEAR = """
ALTER TABLE plan ADD COLUMN approved_at TEXT;
ALTER TABLE plan ADD COLUMN updates_close INTEGER NOT NULL DEFAULT 14;
CREATE TABLE status_word (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    word TEXT NOT NULL,
    symbol TEXT NOT NULL,
    colour TEXT NOT NULL,
    counts_as TEXT NOT NULL,
    reason_required INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX status_word_plan ON status_word (plan_id, position);
CREATE TABLE status_update (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    initiative_id INTEGER NOT NULL REFERENCES initiative (id) ON DELETE CASCADE,
    period TEXT NOT NULL,
    status_id INTEGER REFERENCES status_word (id),
    completed TEXT NOT NULL DEFAULT '',
    completed_end TEXT,
    percent INTEGER,
    reason TEXT NOT NULL DEFAULT '',
    new_due TEXT NOT NULL DEFAULT '',
    new_due_end TEXT,
    narrative TEXT NOT NULL DEFAULT '',
    who TEXT NOT NULL DEFAULT '',
    at TEXT
);
CREATE UNIQUE INDEX status_update_place ON status_update (initiative_id, period);
CREATE INDEX status_update_status ON status_update (status_id);
CREATE TABLE milestone (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    initiative_id INTEGER NOT NULL REFERENCES initiative (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL DEFAULT '',
    due_end TEXT,
    done TEXT
);
CREATE INDEX milestone_initiative ON milestone (initiative_id, position);
CREATE TABLE approved_entry (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    node TEXT NOT NULL,
    node_uid TEXT NOT NULL,
    parent_uid TEXT NOT NULL DEFAULT '',
    depth INTEGER NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL DEFAULT '',
    public INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX approved_entry_plan ON approved_entry (plan_id, position);
CREATE TABLE amendment_note (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    subject_uid TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX amendment_note_subject ON amendment_note (plan_id, subject_uid);
CREATE TABLE kept_file (
    sha256 TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    data BLOB NOT NULL
);
CREATE TABLE meeting_report (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    edition TEXT NOT NULL DEFAULT 'public',
    period TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    meeting TEXT NOT NULL DEFAULT '',
    meeting_date TEXT,
    at TEXT NOT NULL,
    who TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL REFERENCES kept_file (sha256),
    pages INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX meeting_report_plan ON meeting_report (plan_id, meeting_date);
CREATE TABLE meeting_standing (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    report_id INTEGER NOT NULL REFERENCES meeting_report (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    initiative_uid TEXT NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    counts_as TEXT NOT NULL DEFAULT '',
    completed TEXT NOT NULL DEFAULT '',
    new_due TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX meeting_standing_report ON meeting_standing (report_id, position);
CREATE INDEX meeting_standing_initiative ON meeting_standing (initiative_uid);
"""

KPIS = """
CREATE TABLE kpi (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    definition TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    numerator_name TEXT NOT NULL DEFAULT '',
    denominator_name TEXT NOT NULL DEFAULT '',
    unit_of_count TEXT NOT NULL DEFAULT '',
    scale REAL NOT NULL DEFAULT 1,
    decimals INTEGER NOT NULL DEFAULT 0,
    frequency TEXT NOT NULL DEFAULT 'month',
    source TEXT NOT NULL DEFAULT '',
    origin TEXT NOT NULL DEFAULT 'own',
    owner TEXT NOT NULL DEFAULT '',
    direction TEXT NOT NULL DEFAULT 'watch',
    baseline REAL,
    baseline_period TEXT NOT NULL DEFAULT '',
    target_kind TEXT NOT NULL DEFAULT 'none',
    target REAL,
    target_high REAL,
    target_reason TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
);
CREATE TABLE kpi_objective (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kpi_id INTEGER NOT NULL REFERENCES kpi (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    objective_id INTEGER NOT NULL REFERENCES objective (id) ON DELETE CASCADE
);
CREATE INDEX kpi_objective_kpi ON kpi_objective (kpi_id, position);
CREATE INDEX kpi_objective_objective ON kpi_objective (objective_id);
CREATE TABLE category (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kpi_id INTEGER NOT NULL REFERENCES kpi (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL
);
CREATE INDEX category_kpi ON category (kpi_id, position);
CREATE TABLE measure (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kpi_id INTEGER NOT NULL REFERENCES kpi (id) ON DELETE CASCADE,
    unit_id INTEGER REFERENCES unit (id) ON DELETE CASCADE,
    category_id INTEGER REFERENCES category (id) ON DELETE CASCADE,
    period INTEGER NOT NULL,
    numerator REAL,
    denominator REAL,
    words TEXT NOT NULL DEFAULT '',
    as_of TEXT,
    provisional INTEGER NOT NULL DEFAULT 0,
    footnote TEXT NOT NULL DEFAULT '',
    published TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX measure_cell ON measure (kpi_id, ifnull(unit_id, 0), ifnull(category_id, 0), period);
CREATE INDEX measure_series ON measure (kpi_id, unit_id, category_id, period, numerator, denominator);
CREATE INDEX measure_unit ON measure (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX measure_category ON measure (category_id) WHERE category_id IS NOT NULL;
CREATE TABLE restatement (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    measure_id INTEGER NOT NULL REFERENCES measure (id) ON DELETE CASCADE,
    numerator REAL,
    denominator REAL,
    words TEXT NOT NULL DEFAULT '',
    as_of TEXT,
    reason TEXT NOT NULL DEFAULT '',
    who TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL
);
CREATE INDEX restatement_measure ON restatement (measure_id);
CREATE TABLE comparator (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kpi_id INTEGER NOT NULL REFERENCES kpi (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    period INTEGER NOT NULL,
    value REAL,
    source TEXT NOT NULL DEFAULT ''
);
CREATE INDEX comparator_kpi ON comparator (kpi_id, period, position);
"""
