"""What version 1.3 adds for the look of reports: named layouts with their parts, and the service's font."""

from __future__ import annotations

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
