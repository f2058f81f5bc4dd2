"""The tables of a coaching file. The housekeeping tables are those of every document."""

from __future__ import annotations

COACHING_TABLES = """
CREATE TABLE desk (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uid TEXT NOT NULL UNIQUE,
    service_name TEXT NOT NULL DEFAULT '',
    unit_name TEXT NOT NULL DEFAULT '',
    coach TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT 'en',
    paper TEXT NOT NULL DEFAULT 'letter',
    idle_minutes INTEGER NOT NULL DEFAULT 10,
    session_every INTEGER NOT NULL DEFAULT 3
);
CREATE TABLE member (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL,
    rank TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    supervisor TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'active',
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX member_place ON member (state, unit, name);
CREATE TABLE coaching_form (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT 'en',
    intro TEXT NOT NULL DEFAULT '',
    retired INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE form_theme (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    form_id INTEGER NOT NULL REFERENCES coaching_form (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    prompt TEXT NOT NULL DEFAULT '',
    voices TEXT NOT NULL DEFAULT 'both',
    actions INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX form_theme_form ON form_theme (form_id, position);
CREATE TABLE coaching_session (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    held TEXT NOT NULL,
    unit TEXT NOT NULL DEFAULT '',
    coach TEXT NOT NULL DEFAULT '',
    form_uid TEXT NOT NULL DEFAULT '',
    form_name TEXT NOT NULL DEFAULT '',
    intro TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT 'en'
);
CREATE INDEX coaching_session_member ON coaching_session (member_id, held, id);
CREATE INDEX coaching_session_held ON coaching_session (held, id);
CREATE TABLE session_theme (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES coaching_session (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    prompt TEXT NOT NULL DEFAULT '',
    voices TEXT NOT NULL DEFAULT 'both',
    actions INTEGER NOT NULL DEFAULT 0,
    coach TEXT NOT NULL DEFAULT '',
    employee TEXT NOT NULL DEFAULT ''
);
CREATE INDEX session_theme_session ON session_theme (session_id, position);
CREATE TABLE action_item (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES coaching_session (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL DEFAULT '',
    due TEXT,
    follow_up TEXT NOT NULL DEFAULT '',
    done TEXT,
    goal_uid TEXT NOT NULL DEFAULT '',
    goal_title TEXT NOT NULL DEFAULT '',
    plan_title TEXT NOT NULL DEFAULT ''
);
CREATE INDEX action_item_session ON action_item (session_id, position);
CREATE INDEX action_item_open ON action_item (due) WHERE done IS NULL;
CREATE TABLE acknowledgement (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES coaching_session (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    sha256 TEXT NOT NULL
);
CREATE UNIQUE INDEX acknowledgement_role ON acknowledgement (session_id, role);
CREATE TABLE amendment (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES coaching_session (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    who TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL
);
CREATE INDEX amendment_session ON amendment (session_id, id);
CREATE TABLE viewing (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL DEFAULT '',
    act TEXT NOT NULL,
    tbl TEXT NOT NULL,
    row_uid TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT ''
);
CREATE INDEX viewing_row ON viewing (row_uid);
"""
