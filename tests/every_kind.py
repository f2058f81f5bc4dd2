"""A document with every kind of record and link in it, and a way to compare two documents whole."""

from datetime import date

from plandesk.domain import amendments, layouts, meetings, milestones, report_sets, statuses, updates
from plandesk.domain.approval import keep_wording
from plandesk.domain.arranging import LayoutColumn, LayoutPart
from plandesk.domain.branches import add_objective
from plandesk.domain.initiatives import Lead, add_initiative
from plandesk.domain.kpis import comparators, definitions, measures
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.people import add_person, add_unit
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.plans import Level, add_plan, change_plan
from plandesk.domain.sections import KINDS, add_block, add_section, change_section
from plandesk.domain.service import add_picture, change_service
from tests.pictures import png

ODD = "É “quoted” <b>&amp; \u2028\u0007\u0000\ufeff \U0001f6a8 ᐃᓄᒃ العربية \\ \" ' \t\r\n end"


def fill(document, odd=ODD):
    """Put one of everything in, `odd` in each text that can take it; the ids of the two plans come back."""
    with document.step("Fill"):
        logo, cover = add_picture(document, png(), "logo.png"), add_picture(document, png(5, 5), odd)
        change_service(
            document, name=odd, short_name="S", governing_body=odd, mission=odd, vision=odd,
            values=("Respect", "Courage"), brand_colour="#123456", logo=logo, logo_alt=odd, email=odd,
            switchboard=odd, emergency="911", non_emergency=odd, address=odd, website=odd, language="fr",
            font="source-serif",
        )  # fmt: skip
        top = add_unit(document, odd, short_name=odd)
        below = add_unit(document, "Below", top)
        add_unit(document, "Second")
        same = [add_person(document, "Same Name", number=str(n), unit_id=below) for n in range(2)]
        left = add_person(document, odd, number=odd, title=odd, sworn=False, active=False)
        above = add_plan(document, "Strategy " + odd, "strategic", date(2025, 1, 1), date(2028, 12, 31))
        theme = add_objective(document, above, add_objective(document, above, None, odd), "Theme")
        old = add_initiative(document, theme, "Old", due=Due("2027"))
        plan = add_plan(
            document, odd, "annual", date(2026, 1, 1), date(2026, 12, 31), with_sections=False,
            levels=(
                Level("A", "As", "letter"), Level(odd.strip() or "B", "Bs", "through"),
                Level("C", "Cs", "none"),
            ),
            cover="picture", cover_picture=cover, cover_picture_alt=odd, paper="a4", language="fr",
        )  # fmt: skip
        change_plan(
            document, plan, parent_id=above, state="approved", draft_number=3, state_date=date(2026, 2, 3)
        )
        for kind in KINDS:
            section = add_section(
                document, plan, kind, odd, body=odd, author=odd, author_title=odd, pull_quote=odd, source=odd,
                picture=logo, picture_alt=odd, public=kind != "text", language=odd,
                level=1 + (kind == "table"), chart="lines" if kind == "chart" else "",
            )  # fmt: skip
            portrait = add_picture(document, png(7, 7), "portrait.png")
            add_block(document, section, odd, odd, figure=odd, note=odd, picture=portrait, picture_alt=odd)
            add_block(document, section, "", "")
        view = add_picture(document, png(6, 6), "view.png")
        area = add_objective(
            document, plan, None, odd, body=odd, public=False, short_title=odd, figure=odd, pull_quote=odd,
            pull_quote_author=odd, picture=view, picture_alt=odd,
        )  # fmt: skip
        add_initiative(document, area, "Right below the area")
        goal = add_objective(document, plan, area, "Goal")
        dues = ("", "annually", "ongoing", "2026", "2026-Q1", "2026-Q1 2026-Q4", "2026-06", "2026-06-30")
        for stored in dues:
            last = add_initiative(
                document, goal, odd, due=Due(stored), public=False, results=odd, note=odd, carries_id=old,
                sub_items=(odd, odd, "x"), partners=(odd, "Partner"), serves=(theme,),
                leads=(Lead(same[1], None, ""), Lead(None, below, ""), Lead(left, None, "")),
            )  # fmt: skip
        _year(document, plan, last, goal, odd)
        _kpis(document, (goal, theme), below, odd)
        _layouts(document, plan, odd)
    return above, plan


MAY = month_number(2026, 5)
PDF = b"%PDF-1.7\n" + bytes(range(256))


def _year(document, plan, initiative, goal, odd):
    """What a reporting year adds: words, updates, milestones, an approval, a reason, a kept report."""
    words = statuses.status_words(document, plan)
    own = statuses.StatusWord(0, "", plan, 5, odd.strip() or "Odd", "late", "red", "in_progress", True)
    statuses.set_status_words(document, plan, [*words, own])
    words = statuses.status_words(document, plan)
    first, second, third = (Quarter(2026, number) for number in (1, 2, 3))
    updates.set_updates(
        document, [initiative], first, status_id=words[-1].id, percent=40,
        reason=odd.strip() or "Rain", new_due=Due("2026-Q1 2026-Q4"), narrative=odd,
    )  # fmt: skip
    updates.set_updates(document, [initiative], second, narrative="Without a status")
    updates.set_updates(document, [initiative], third, status_id=words[3].id)
    milestones.add_milestone(document, initiative, odd, due=Due("2026-Q2"), done=date(2026, 5, 6))
    milestones.add_milestone(document, initiative, "")
    keep_wording(document, plan)
    gone = add_initiative(document, goal, "Left out since")
    document.delete("initiative", [gone])
    for table, one in (("initiative", initiative), ("objective", goal)):
        uid = document.value(f"SELECT uid FROM {table} WHERE id = ?", (one,))
        amendments.set_amendment_reason(document, plan, uid, odd)
    meeting = meetings.Meeting(odd.strip() or "Board", date(2026, 7, 24))
    for quarter, title in ((first, odd), (None, "Plan")):
        paper = meetings.Paper("status-report", "in-camera", quarter, title, PDF, 3)
        meetings.keep_report(document, plan, meeting, paper)


def _kpis(document, goals, unit, odd):
    """A KPI with all that one can have, one in words, and one with its name alone."""
    one = definitions.add_kpi(
        document, odd, "rate", definition=odd, numerator_name=odd, denominator_name=odd, unit_of_count=odd,
        scale=1000.5, decimals=2, source=odd, origin="estimate", owner=odd, direction="band", baseline=-0.25,
        baseline_period=odd, target_kind="band", target=1e14, target_high=0.1, target_reason=odd, note=odd,
        objectives=goals,
    )  # fmt: skip
    kinds = [definitions.add_category(document, one, name) for name in (f"Kind {odd}", "Second")]
    for period, value in ((MAY, 3), (MAY + 1, None)):
        comparators.set_comparator(document, one, f"Peer {odd}", period - 12, value, odd)
        comparators.set_comparator(document, one, "Peer", period, 0.125)
    cells = [
        measures.Cell(MAY + n, place, kind)
        for n in (0, 1)
        for place in (None, unit)
        for kind in (None, *kinds)
    ]
    measures.enter(document, one, [measures.Entry(cell, 7, 11.5) for cell in cells], date(2026, 6, 1))
    first = measures.measures(document, one)[cells[0]].id
    measures.enter(document, one, [measures.Entry(cells[0], 8, 11.5, odd)], date(2026, 7, 1))
    measures.enter(document, one, [measures.Entry(cells[0], 0, None)])
    measures.annotate(document, [first], provisional=True, footnote=odd, published=odd)
    words = definitions.add_kpi(document, "Rating", "words", frequency="year", objectives=goals[1:])
    measures.enter(document, words, [measures.Entry(measures.Cell(MAY - 4), words=odd)])
    definitions.add_kpi(document, "Nothing yet", "time", frequency="wave")
    shown = document.value("SELECT id FROM section WHERE kind = 'dashboard'")
    change_section(document, shown, kpis=(words, one))


def _layouts(document, plan, odd):
    """A layout with a section, a table whose columns are set, and a break; and one of nothing."""
    section = document.value("SELECT uid FROM section WHERE plan_id = ?", (plan,))
    columns = (LayoutColumn("goal", 0.25), LayoutColumn("results", hidden=True))
    parts = (
        LayoutPart("section", section, hidden=True),
        LayoutPart("page-break"),
        LayoutPart("plan-table", columns=columns),
        LayoutPart("page-break"),
    )
    layouts.add_layout(document, "annual-plan", f"Short {odd}", parts)
    layouts.add_layout(document, "action-plan", "Nothing", ())
    uid = document.value("SELECT uid FROM layout WHERE report = 'annual-plan'")
    options = (("edition", "in-camera"), ("leads", False), ("language", odd), ("layout", uid))
    reports = (report_sets.Chosen("kpi-report"), report_sets.Chosen("annual-plan", options))
    report_sets.keep_set(document, report_sets.ReportSet(f"Board {odd}", reports, one_file=False))
    report_sets.keep_set(document, report_sets.ReportSet("And nothing", ()))


def dump(document):
    """Every record of every table of the user's, and the pictures."""
    tables = (
        "service", "unit", "person", "plan", "plan_level", "section", "block", "objective", "initiative",
        "sub_item", "lead", "partner", "serves", "picture", "status_word", "status_update", "milestone",
        "approved_entry", "amendment_note", "meeting_report", "meeting_standing", "kept_file",
        "kpi", "kpi_objective", "section_kpi", "category", "measure", "restatement", "comparator",
        "layout", "layout_part", "layout_column", "report_set", "set_report", "set_option",
    )  # fmt: skip
    return {
        table: [tuple(row) for row in document.rows(f'SELECT * FROM "{table}" ORDER BY 1')]
        for table in tables
    }
