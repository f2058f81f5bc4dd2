"""What version 1.3 adds so that a section can show chosen KPIs."""

from __future__ import annotations

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
