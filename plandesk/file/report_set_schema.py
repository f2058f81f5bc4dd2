"""What version 1.4 adds so that the file itself keeps which reports a meeting is given."""

from __future__ import annotations

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
