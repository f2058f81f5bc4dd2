"""The publication check: what is still wrong in a report, each finding with the record to mend it in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct

from plandesk.colours import WHITE, contrast, corrected_brand, palette
from plandesk.domain import sections
from plandesk.domain.initiatives import initiatives_of_plan
from plandesk.domain.people import people, units
from plandesk.domain.preflight import Finding, Weight
from plandesk.domain.service import service
from plandesk.file.document import Document
from plandesk.i18n import _
from plandesk.reports.markdown import heading_levels
from plandesk.reports.publication import numbering
from plandesk.reports.publication.names import KnownNames
from plandesk.reports.publication.references import Numbers, Targets, broken, titles, words_for_levels
from plandesk.reports.publication.texts import (
    WITHOUT_SECTIONS,
    PrintedPlan,
    PrintedText,
    printed_plan,
    printed_texts,
)
from plandesk.reports.publication.unfinished import unfinished

SAY_THEMSELVES = ("status-report", "amendment-list")  # that the plan is not approved


class Collected(Struct, frozen=True):
    """What is looked over, as plain data: `found` says the records alone, `texts` are still to be read.

    `names` are those of the service, its units and its people, `proper` that of the service; `titles` and
    `words` are what the texts can point at.
    """

    found: tuple[Finding, ...]
    texts: tuple[PrintedText, ...]
    names: tuple[str, ...]
    proper: str
    titles: frozenset[str]
    words: tuple[tuple[str, Numbers], ...]


def collect_publication(document: Document, kind: str, options: Any) -> Collected:
    """Read what a report of a kind, with its options, says of itself; raises NotThere."""
    plan = printed_plan(document, kind, options)
    leaves = initiatives_of_plan(document, options.plan_id)
    own = service(document)
    levels = numbering.numbers_by_level(plan, leaves)
    found = (
        *_draft(plan, kind),
        *_results(plan, leaves, options),
        *_pictures(document, plan),
        *_unexplained(document, plan),
        *_contrast(document),
        *(numbering.gaps(plan, leaves) if kind != "kpi-report" else ()),
        *numbering.typed_gaps(plan),
    )
    return Collected(
        found=found,
        texts=tuple(printed_texts(document, kind, options, plan)),
        names=(
            *(own.short_name, own.governing_body),
            *(name for one in units(document) for name in (one.name, one.short_name)),
            *(one.name for one in people(document)),
        ),
        proper=own.name,
        titles=titles(
            [
                *(one.title.strip() or sections.kind_name(one.kind) for one in plan.sections),
                *(plan.tree.objectives[one].title for one in plan.objectives),
            ]
        ),
        words=tuple(words_for_levels(plan.tree.plan, levels).items()),
    )


def look_over_collected(
    of: Collected, pages: int = 0, check: Callable[[], None] = lambda: None
) -> list[Finding]:
    """What to fix and to look at; may run in a worker, which `check` ends by raising.

    `pages` is how many the finished report has, where that is known.
    """
    known = KnownNames(of.names, [one.text for one in of.texts], proper=of.proper)
    targets = Targets(of.titles, dict(of.words), pages)
    found = list(of.found)
    for one in of.texts:
        check()
        found += _of_text(one, known, targets)
    return list(dict.fromkeys(found))


def look_over_publication(document: Document, kind: str, options: Any, pages: int = 0) -> list[Finding]:
    """What to fix and to look at before a report of a kind, with its options, is published.

    `pages` is how many the finished report has, where that is known. Raises NotThere.
    """
    return look_over_collected(collect_publication(document, kind, options), pages)


def publication_checks(kind: str, options: Any) -> dict[str, str]:
    """What `look_over_publication` looks at, in sentences that hold where it finds nothing."""
    said = {
        "draft": _("The plan is approved: no page says that it is a draft."),
        "results": _("Something is said of the results of every initiative."),
        "alt": _("Every picture is described for those who cannot see it."),
        "explained": _("Every large figure stands with words that explain it."),
        "contrast": _("Text on the colours of the service can be read."),
        "numbers": _("The numbers follow one another without a gap."),
        "unfinished": _("No word says that something is still to come."),
        "names": _("The names of the service, its units and people are spelled as in their lists."),
        "references": _("All that the texts point at is there."),
        "headings": _("The headings within the texts follow one another."),
    }
    left_out = {
        "draft": kind in SAY_THEMSELVES,
        "results": not getattr(options, "with_results", False),
        "numbers": kind == "kpi-report",
        **dict.fromkeys(("alt", "explained", "headings"), kind in WITHOUT_SECTIONS),
    }
    return {check: sentence for check, sentence in said.items() if not left_out.get(check)}


def _of_text(one: PrintedText, known: KnownNames, targets: Targets) -> Iterator[Finding]:
    def finding(weight: Weight, sentence: str, check: str) -> Finding:
        return Finding(weight, one.kind, one.id, one.name, sentence, check)

    for words in unfinished(one.text):
        said = _("“{words}” says that something is still to come.").format(words=words)
        yield finding(Weight.FIX, said, "unfinished")
    for miss in known.near_misses(one.text):
        said = _("“{written}”: is “{meant}” meant?").format(written=miss.written, meant=miss.meant)
        yield finding(Weight.LOOK, said, "names")
    for sure, said in broken(one.text, one.markdown, targets):
        yield finding(Weight.FIX if sure else Weight.LOOK, said, "references")
    if one.markdown:
        for before, after in pairwise(heading_levels(one.text)):
            if after > before + 1:
                said = _(
                    "A heading of level {after} follows one of level {before}; printed, none is skipped."
                )
                yield finding(Weight.LOOK, said.format(after=after, before=before), "headings")


def _draft(plan: PrintedPlan, kind: str) -> Iterator[Finding]:
    of = plan.tree.plan
    if of.state == "draft" and kind not in SAY_THEMSELVES:
        sentence = _("The plan is still a draft, and every page says so.")
        yield Finding(Weight.LOOK, "plan", of.id, of.title, sentence, "draft")


def _results(plan: PrintedPlan, leaves: numbering.Leaves, options: Any) -> Iterator[Finding]:
    if not getattr(options, "with_results", False):
        return
    for objective_id in plan.tree.order:
        for place, one in enumerate(leaves.get(objective_id, ())):
            shown = objective_id in plan.objectives and (one.public or not plan.public_only)
            if shown and not one.results.strip():
                number = plan.tree.initiative_number(objective_id, place)
                sentence = _("Nothing is said of its results.")
                yield Finding(
                    Weight.LOOK, "initiative", one.id, f"{number} {one.text}".strip(), sentence, "results"
                )


def _pictures(document: Document, plan: PrintedPlan) -> Iterator[Finding]:
    sentence = _("The picture has no description for those who cannot see it.")
    for one in plan.sections:
        for block in sections.blocks(document, one.id):
            if block.picture is not None and not block.picture_alt.strip():
                name = block.title.strip() or one.title
                yield Finding(Weight.FIX, "section", one.id, name, sentence, "alt")
    for objective_id in plan.tree.order:
        of = plan.tree.objectives[objective_id]
        if of.id in plan.objectives and of.picture is not None and not of.picture_alt.strip():
            yield Finding(Weight.FIX, "objective", of.id, f"{of.number} {of.title}".strip(), sentence, "alt")


def _unexplained(document: Document, plan: PrintedPlan) -> Iterator[Finding]:
    sentence = _("“{figure}” stands without words that say what it is.")
    for one in plan.sections:
        for block in sections.blocks(document, one.id):
            if block.figure.strip() and not (block.title + block.body + block.note).strip():
                said = sentence.format(figure=block.figure.strip())
                yield Finding(Weight.FIX, "section", one.id, one.title, said, "explained")
    for objective_id in plan.tree.order:
        of = plan.tree.objectives[objective_id]
        if of.id in plan.objectives and of.figure.strip() and not of.pull_quote.strip():
            said = sentence.format(figure=of.figure.strip())
            yield Finding(
                Weight.FIX, "objective", of.id, f"{of.number} {of.title}".strip(), said, "explained"
            )


def _contrast(document: Document) -> Iterator[Finding]:
    own = service(document)
    brand, accent = own.brand_colour, own.accent_colour
    words: Sequence[tuple[str, str, str]] = (
        (_("brand colour"), brand, corrected_brand(brand)),
        (_("second colour"), accent, palette(brand, accent).accent_text),
    )
    for name, chosen, printed in words:
        if len(chosen) == 7 and contrast(chosen, WHITE) < 4.5 and printed.upper() != chosen.upper():
            sentence = _(
                "The {name} {colour} has too little contrast for text ({ratio} to 1); {printed} is printed."
            ).format(name=name, colour=chosen, ratio=round(contrast(chosen, WHITE), 1), printed=printed)
            yield Finding(Weight.LOOK, "service", 1, own.name or _("Service"), sentence, "contrast")
