"""What later versions add to the tables of a plan file, in the order of the versions."""

from __future__ import annotations

# 1.1: what a reporting year needs.
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

# 1.2: KPIs with their figures.
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

# 1.3: the look of reports, as named layouts with their parts; the service's font.
LAYOUTS = """
ALTER TABLE service ADD COLUMN font TEXT NOT NULL DEFAULT 'source-sans';
CREATE TABLE layout (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    report TEXT NOT NULL,
    name TEXT NOT NULL
);
CREATE INDEX layout_report ON layout (report, position);
CREATE TABLE layout_part (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    layout_id INTEGER NOT NULL REFERENCES layout (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL DEFAULT '',
    hidden INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX layout_part_layout ON layout_part (layout_id, position);
CREATE TABLE layout_column (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    part_id INTEGER NOT NULL REFERENCES layout_part (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    width REAL NOT NULL DEFAULT 0,
    hidden INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX layout_column_part ON layout_column (part_id, position);
"""

# 1.3: what sections, blocks and objectives need so that every plan can be printed.
PRINT = """
ALTER TABLE section ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE section ADD COLUMN level INTEGER NOT NULL DEFAULT 1;
ALTER TABLE section ADD COLUMN chart TEXT NOT NULL DEFAULT '';
ALTER TABLE block ADD COLUMN figure TEXT NOT NULL DEFAULT '';
ALTER TABLE block ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE block ADD COLUMN picture TEXT REFERENCES picture (sha256);
ALTER TABLE block ADD COLUMN picture_alt TEXT NOT NULL DEFAULT '';
ALTER TABLE objective ADD COLUMN short_title TEXT NOT NULL DEFAULT '';
ALTER TABLE objective ADD COLUMN figure TEXT NOT NULL DEFAULT '';
ALTER TABLE objective ADD COLUMN pull_quote TEXT NOT NULL DEFAULT '';
ALTER TABLE objective ADD COLUMN pull_quote_author TEXT NOT NULL DEFAULT '';
ALTER TABLE objective ADD COLUMN picture TEXT REFERENCES picture (sha256);
ALTER TABLE objective ADD COLUMN picture_alt TEXT NOT NULL DEFAULT '';
"""

# 1.3: the KPIs that a section shows.
CHOSEN_KPIS = """
CREATE TABLE section_kpi (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    section_id INTEGER NOT NULL REFERENCES section (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kpi_id INTEGER NOT NULL REFERENCES kpi (id) ON DELETE CASCADE
);
CREATE INDEX section_kpi_section ON section_kpi (section_id, position);
CREATE INDEX section_kpi_kpi ON section_kpi (kpi_id);
"""

# 1.4: the reports that a meeting is given, as named sets.
REPORT_SETS = """
CREATE TABLE report_set (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    one_file INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE set_report (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    set_id INTEGER NOT NULL REFERENCES report_set (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL
);
CREATE INDEX set_report_set ON set_report (set_id, position);
CREATE TABLE set_option (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    report_id INTEGER NOT NULL REFERENCES set_report (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL
);
CREATE INDEX set_option_report ON set_option (report_id, position);
"""
