"""What version 1.3 adds to sections, blocks and objectives so that every plan can be printed."""

from __future__ import annotations

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
