"""Writes the document of the present version into tests/data: `python -m tests.file.released`.

To be run once, when a version is released; the documents of released versions are never written again.
"""

from hashlib import sha256
from pathlib import Path

from plandesk.file import versions
from plandesk.file.document import Document, Draft

DATA = Path(__file__).parent.parent / "data"


def write(folder: Path) -> Path:
    """A small document with a row in every table, every kind of step and a draft."""
    major, minor = divmod(versions.VERSIONS["plan"], 100)
    path = folder / f"plan-{major}.{minor}.plandesk"
    document = Document.create(path, who="Anna Example")
    with document.step("Service"):
        data = bytes.fromhex("89504e470d0a1a0a")
        document.execute("INSERT INTO picture VALUES ('5f', 'logo.png', 'image/png', 1, 1, ?)", (data,))
        document.update("service", 1, name="Harbour Police", mission="Safe “quays”, ᐃᓄᒃ 😀", logo="5f")
        unit = document.insert("unit", position=0, name="Patrol", short_name="PTL")
        below = document.insert("unit", parent_id=unit, position=0, name="Night watch")
        person = document.insert("person", number="12", name="R. Quay", unit_id=below, sworn=0)
    with document.step("Plans"):
        parent = document.insert(
            "plan", title="Strategy", kind="strategic", starts="2023-01-01", ends="2026-12-31"
        )
        plan = document.insert(
            "plan", title="Plan 2024", kind="annual", starts="2024-01-01", ends="2024-12-31", parent_id=parent
        )
        for place, name in enumerate(("Focus area", "Goal", "Activity")):
            document.insert(
                "plan_level", plan_id=plan, position=place, name=name, plural=f"{name}s", numbering="dotted"
            )
        section = document.insert("section", plan_id=plan, position=0, kind="blocks", title="Our work")
        document.insert("block", section_id=section, position=0, title="On the water", body="Two boats.")
        aim = document.insert("objective", plan_id=parent, position=0, title="Fewer collisions")
        focus = document.insert("objective", plan_id=plan, position=0, title="Safe waters")
        goal = document.insert(
            "objective", plan_id=plan, parent_id=focus, position=0, title="Slow at the quay"
        )
    with document.step("Initiatives"):
        made = [
            document.insert(
                "initiative",
                plan_id=plan,
                objective_id=goal,
                position=place,
                text=text,
                due="2024-Q3",
                public=place,
            )
            for place, text in enumerate(("Mark the channel", "Talk to the anglers"))
        ]
        document.update("initiative", made[1], carries_id=made[0], due_end="2024-09-30")
        document.insert("sub_item", initiative_id=made[0], position=0, text="Twelve buoys")
        document.insert("lead", initiative_id=made[0], position=0, person_id=person)
        document.insert("lead", initiative_id=made[0], position=1, unit_id=unit)
        document.insert("partner", initiative_id=made[0], position=0, name="Harbour master")
        document.insert("serves", initiative_id=made[0], position=0, objective_id=aim)
    with document.step("The reporting year"):
        word = document.insert(
            "status_word",
            plan_id=plan,
            position=0,
            word="Delayed",
            symbol="late",
            colour="amber",
            counts_as="late",
            reason_required=1,
        )
        document.insert(
            "status_update",
            initiative_id=made[1],
            period="2024-Q2",
            status_id=word,
            reason="No boat",
            new_due="2025-Q1",
            new_due_end="2025-03-31",
        )
        document.insert("milestone", initiative_id=made[1], position=0, text="First talk", due="2024-05")
        uid = document.value("SELECT uid FROM initiative WHERE id = ?", (made[1],))
        document.insert(
            "approved_entry", plan_id=plan, position=0, node="initiative", node_uid=uid, depth=2, text="Talk"
        )
        document.insert("amendment_note", plan_id=plan, subject_uid=uid, reason="Asked for by the board")
        pdf = sha256(b"%PDF").hexdigest()
        document.execute(
            "INSERT INTO kept_file VALUES (?, 'report.pdf', 'application/pdf', ?)", (pdf, b"%PDF")
        )
        report = document.insert(
            "meeting_report", plan_id=plan, kind="status-report", meeting="July", at="2024-07-20", sha256=pdf
        )
        document.insert(
            "meeting_standing", report_id=report, position=0, initiative_uid=uid, status="Delayed"
        )
    with document.step("KPIs"):
        kpi = document.insert("kpi", position=0, name="Boats stopped", kind="count")
        document.insert("kpi_objective", kpi_id=kpi, position=0, objective_id=goal)
        document.insert("section_kpi", section_id=section, position=0, kpi_id=kpi)
        category = document.insert("category", kpi_id=kpi, position=0, name="Sailing boats")
        measure = document.insert(
            "measure", kpi_id=kpi, unit_id=unit, category_id=category, period=24292, numerator=12
        )
        document.insert("restatement", measure_id=measure, numerator=11, at="2024-07-01T08:00:00.000+00:00")
        document.insert("comparator", kpi_id=kpi, position=0, name="Lake Police", period=24292, value=9.5)
    with document.step("Layouts"):
        layout = document.insert("layout", position=0, report="annual-plan", name="Short")
        part = document.insert("layout_part", layout_id=layout, position=0, kind="plan-table")
        document.insert("layout_column", part_id=part, position=0, name="goal", width=0.25)
    with document.step("Sets of reports"):
        kept = document.insert("report_set", name="Board", one_file=0)
        part = document.insert("set_report", set_id=kept, position=0, kind="status-report")
        document.insert("set_option", report_id=part, position=0, name="edition", value='"in-camera"')
    with document.step("Delete initiative"):
        document.delete("initiative", [made[0]])
    document.undo()
    with document.step("Rename"):
        document.update("plan", plan, title="Annual plan 2024")
    document.keep_draft(Draft("plan", document.value("SELECT uid FROM plan"), "title", "half a ti"))
    document.close()
    return path


if __name__ == "__main__":
    DATA.mkdir(exist_ok=True)
    print(write(DATA))
