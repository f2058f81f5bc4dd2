"""The tables of the first version of a plan file, and those that every file keeps its history in."""

from __future__ import annotations

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
