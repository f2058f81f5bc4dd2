"""How long the tables of the status report take against two programs that set the same table.

Run it with `python -m tests.benchmarks.status_report_pdf`. The times of typst and WeasyPrint are taken where
`--others PYTHON` (or PLANDESK_BENCH_PYTHON) names an interpreter that has both; PlanDesk needs neither.
All are warm, write PDF/UA-1 and get other words in every round, since all three remember what they have set
before. The aims: the 107 rows of the reference below 1.0 × typst and below
0.1 × WeasyPrint; 5,000 rows below 1.0 × typst and in less than 200 MB.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from plandesk.reports import status_report_words as words
from plandesk.reports.status_report import StatusReportOptions, collect, layout
from plandesk.reports.status_report_data import StatusGroup, StatusReport
from plandesk.reports.status_report_pages import StatusReportPages
from plandesk.reports.uncollected import uncollected
from plandesk.resources import resource_path
from tests import calgary_plan
from tests.conftest import REFERENCE

MANY = 5_000


def tables(data: StatusReport) -> bytes:
    """The tables of the report alone, tagged."""
    with uncollected():  # as the whole report is
        return _tables(data)


def _tables(data: StatusReport) -> bytes:
    pages = StatusReportPages(data)
    pages.goals()
    return pages.flow.drawn(data.title)


def enlarged(data: StatusReport, many: int) -> StatusReport:
    """The same plan again and again under other numbers, until it has that many rows."""
    goals: list[StatusGroup] = []
    number = 0
    while number < many:
        for goal in data.goals:
            groups = []
            for group in goal.groups:
                rows = []
                for row in group.rows:
                    if number < many:
                        number += 1
                        text = f"{row.text} ({number})"  # no line is like one that was broken before
                        rows.append(replace(row, number=str(number), text=text))
                groups.append(replace(group, rows=tuple(rows)))
            goals.append(replace(goal, groups=tuple(groups)))
    return replace(data, goals=tuple(goals))


def plain_rows(data: StatusReport) -> list[list[str]]:
    """The rows for the other programs: a group's title alone, or number, text, status, second line."""
    found: list[list[str]] = []
    for goal in data.goals:
        found.append([f"{goal.number} {goal.title}"])
        for group in goal.groups:
            found.append([f"{group.number} {group.title}"])
            for row in group.rows:
                status = f"{words.status_word(data, row.status)} ({words.in_brackets(data, row)})"
                found.append([row.number, row.text, status, ", ".join(words.second_lines(data, row))])
    return found


OTHERS = """
import html, json, sys, time, typst, weasyprint
from weasyprint.text.fonts import FontConfiguration
task = json.load(open(sys.argv[1]))

def best(work, inputs):
    times = []
    for one in inputs:
        start = time.perf_counter()
        work(one)
        times.append(time.perf_counter() - start)
    return min(times[1:])

def quoted(text):
    return json.dumps(text, ensure_ascii=False)

def typst_source(turn):
    out = ['#set document(title: "Status report")',
           '#set text(font: "Source Sans Pro", size: 9.5pt, lang: "en")',
           '#set page("us-letter", margin: 54pt)', '#table(columns: (24pt, 1fr, 117pt), stroke: none,',
           'table.header[No.][Planned initiative][Status],']
    for row in task["rows"]:
        if len(row) == 1:
            out.append(f'table.cell(colspan: 3, strong({quoted(row[0])})),')
        else:
            number, text, status, second = row
            text += f" {turn}"
            more = f' + linebreak() + {quoted(second)}' if second else ''
            out.append(f'[{number}], [#({quoted(text)})], [#(strong({quoted(status)}){more})],')
            out.append('table.hline(stroke: 0.5pt),')
    return "\\n".join(out + [')'])

def page(turn):
    out = ['<html lang="en"><head><title>Status report</title></head><body><table><thead><tr>',
           '<th scope="col">No.<th scope="col">Planned initiative<th scope="col">Status</tr></thead><tbody>']
    for row in task["rows"]:
        if len(row) == 1:
            out.append(f'<tr><th colspan="3" scope="col">{html.escape(row[0])}</tr>')
        else:
            number, text, status, second = map(html.escape, row)
            text += f" {turn}"
            out.append(f'<tr><th scope="row">{number}<td>{text}<td><b>{status}</b><br>{second}</tr>')
    return "".join(out) + "</tbody></table></body></html>"

CSS = '''@page { size: letter; margin: 54pt } td, th { border-bottom: 0.5pt solid; text-align: left;
vertical-align: top } table { border-collapse: collapse; width: 100% } tr { break-inside: avoid }
body { font: 9.5pt "Source Sans Pro" }''' + "".join(
    f'@font-face {{ font-family: "Source Sans Pro"; font-weight: {weight}; src: url(file://{path}) }}'
    for weight, path in task["fonts"])
turns, fonts = range(task["rounds"] + 1), FontConfiguration()
sheet = weasyprint.CSS(string=CSS, font_config=fonts)

def compiled(turn):
    with open(path, "w") as file:
        file.write(typst_source(turn))
    compiler.compile(format="pdf", pdf_standards=["ua-1"])

path = sys.argv[1] + ".typ"
open(path, "w").close()
compiler = typst.Compiler(path, font_paths=[task["folder"]])
found = {"typst": best(compiled, turns)}
if task["weasyprint"]:
    found["WeasyPrint"] = best(lambda markup: weasyprint.HTML(string=markup).write_pdf(
        stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1"), [page(turn) for turn in turns])
print(json.dumps(found))
"""


def others(python: str, data: StatusReport, rounds: int, weasyprint: bool) -> dict[str, float]:
    """Seconds that the other programs take for the same rows, by name."""
    cuts = ((400, "SourceSansPro-Regular"), (600, "SourceSansPro-Semibold"))
    task = {
        "rows": plain_rows(data),
        "rounds": rounds,
        "weasyprint": weasyprint,
        "folder": str(resource_path("fonts")),
        "fonts": [(weight, str(resource_path(f"fonts/{name}.ttf"))) for weight, name in cuts],
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "task.json"
        path.write_text(json.dumps(task), encoding="utf-8")
        done = subprocess.run(
            [python, "-c", OTHERS, str(path)], capture_output=True, text=True, check=True, timeout=900
        )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def best(work: Callable[[StatusReport], object], data: StatusReport, rounds: int) -> float:
    """The shortest of several runs, in seconds, after one that warms up; each with other words."""
    times = []
    for turn in range(rounds + 1):
        words_of_turn = reworded(data, turn)
        start = time.perf_counter()
        work(words_of_turn)
        times.append(time.perf_counter() - start)
    return min(times[1:])


def reworded(data: StatusReport, turn: int) -> StatusReport:
    """The same report with a number behind the text of every row."""

    def group(one: StatusGroup) -> StatusGroup:
        rows = tuple(replace(row, text=f"{row.text} {turn}") for row in one.rows)
        return replace(one, rows=rows, groups=tuple(group(inner) for inner in one.groups))

    return replace(data, goals=tuple(group(goal) for goal in data.goals))


def reference_data() -> StatusReport:
    """The report of the reference plan."""
    with tempfile.TemporaryDirectory() as folder:
        document, plan_id = calgary_plan.make(Path(folder) / "plan.plandesk", REFERENCE)
        options = StatusReportOptions(plan_id, calgary_plan.QUARTER, date=calgary_plan.QUARTER.last)
        collect(document, options)
        start = time.perf_counter()
        data = collect(document, options)
        read = time.perf_counter() - start
        document.close()
    print(f"status report: {data.total} rows; collected in {read * 1000:.1f} ms")
    return data


def memory() -> None:
    """Lay out the large report once and print the most memory this process ever took, in MB."""
    tables(enlarged(reference_data(), MANY))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"peak {most / (1024 * (1024 if sys.platform == 'darwin' else 1)):.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--others", metavar="PYTHON", default=os.environ.get("PLANDESK_BENCH_PYTHON"))
    parser.add_argument("--memory", action="store_true", help="only the large report, with its memory")
    arguments = parser.parse_args()
    if arguments.memory:
        memory()
        return
    data = reference_data()
    whole, few = best(layout, data, 10), best(tables, data, 10)
    print(f"107 rows: whole report {whole * 1000:.1f} ms, its tables {few * 1000:.1f} ms (aim: about 50)")
    large = enlarged(data, MANY)
    many = best(tables, large, 2)
    print(f"{MANY:,} rows: tables {many:.2f} s")
    told = subprocess.run(
        [sys.executable, "-m", __spec__.name, "--memory"], capture_output=True, text=True, check=True
    )
    print(f"{MANY:,} rows: {told.stdout.splitlines()[-1]} (aim: below 200)")
    if not arguments.others:
        print("no times of other programs: name an interpreter that has typst and weasyprint with --others")
        return
    for name, seconds in others(arguments.others, data, 5, weasyprint=True).items():
        print(f"107 rows: {name} {seconds * 1000:.0f} ms; ratio {few / seconds:.3f}")
    for name, seconds in others(arguments.others, large, 2, weasyprint=False).items():
        print(f"{MANY:,} rows: {name} {seconds:.2f} s; ratio {many / seconds:.2f}")


if __name__ == "__main__":
    main()
