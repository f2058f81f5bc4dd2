"""The publication check: every kind of thing that is wrong is found once, what is right is left alone."""

from datetime import date

import pytest

from plandesk.cli.main import main
from plandesk.cli.report import KINDS
from plandesk.domain import branches, initiatives, people, plans, sections, service
from plandesk.domain.periods import Quarter
from plandesk.domain.plans import Level
from plandesk.domain.preflight import Weight
from plandesk.exchange.sample import make_sample
from plandesk.file.document import Document
from plandesk.reports.by_kind import options_of
from plandesk.reports.publication.look_over import look_over_publication, publication_checks
from plandesk.reports.publication.names import KnownNames
from plandesk.reports.publication.unfinished import unfinished
from tests import every_kind
from tests.copies import empty_plan
from tests.pictures import png

LEVELS = (Level("Goal", "Goals"), Level("Activity / Project", "Activities and projects", "through"))


class Made:
    """A plan in which nothing is wrong yet."""

    def __init__(self, path):
        self.document = document = empty_plan(path)
        service.change_service(
            document, name="Lethmore Police Service", short_name="LPS", mission="To serve."
        )
        people.add_unit(document, "Community Response Unit")
        people.add_person(document, "Zoë Nowakowska", title="Inspector")
        self.plan = plans.add_plan(
            document, "Plan 2026", "annual", date(2026, 1, 1), date(2026, 12, 31), levels=LEVELS,
            state="approved",
        )  # fmt: skip
        self.goal = branches.add_objective(document, self.plan, None, "Safe streets")
        self.leaf = initiatives.add_initiative(document, self.goal, "Walk the beat", results="Walked.")
        self.last = initiatives.add_initiative(document, self.goal, "Call back", results="Called.")
        (self.text,) = [one.id for one in sections.sections(document, self.plan) if one.kind == "text"][:1]

    def write(self, body):
        sections.change_section(self.document, self.text, body=body)

    def found(self, kind="annual-plan", pages=0, **options):
        return look_over_publication(self.document, kind, options_of(kind, self.plan, **options), pages)

    def sentences(self, **options):
        return [one.sentence for one in self.found(**options)]


@pytest.fixture
def made(tmp_path):
    made = Made(tmp_path / "plan.plandesk")
    yield made
    made.document.close()


def test_a_plan_without_a_slip_has_no_findings(made):
    made.write(
        "## One\n\nThe Lethmore Police Service’s members, the Community Response Unit and Inspector Zoë "
        "Nowakowska patrol. See [our page](https://example.org/a?b=c#d), write to <mailto:a@example.org>, "
        "look at Activity 2, Goal 1 and see section “Safe Streets”.\n\n### Two\n\nLETHMORE POLICE SERVICE"
    )
    assert made.found(with_results=True) == []
    options = options_of("annual-plan", made.plan, with_results=True)
    assert set(publication_checks("annual-plan", options)) == {
        "draft", "results", "alt", "explained", "contrast", "numbers", "unfinished", "names", "references",
        "headings",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("The budget is TBD.", "“TBD”"),
        ("Date to be Confirmed", "“to be Confirmed”"),
        ("We plan XX foot patrols", "“XX”"),
        ("Lorem ipsum dolor", "“Lorem ipsum”"),
        ("[insert the number] calls", "“[insert the number]”"),
        ("Why???", "“???”"),
        ("À confirmer", "“À confirmer”"),
        ("The Lethmroe police", "“Lethmroe”: is “Lethmore” meant?"),
        ("Lethmore Police Servce", "is “Lethmore Police Service” meant?"),
        ("the lethmore police service", "“lethmore police service”: is “Lethmore Police Service” meant?"),
        ("Community response Unit", "is “Community Response Unit” meant?"),
        ("Community  Response Unit", "is “Community Response Unit” meant?"),
        ("Insp. Zoë Nowakovska", "is “Zoë Nowakowska” meant?"),
        ("[there](https://)", "The link to “https://” leads nowhere."),
        ("[there](https://exam%20ple)", "leads nowhere."),
        ("[mail](mailto:nobody)", "The link to “mailto:nobody” leads nowhere."),
        ("[file](C:/plan.docx)", "printed as text"),
        ("see [the goal](#safe-streets)", ""),
        ("see [the goal](#old-goal)", "“#old-goal” leads nowhere"),
        ("Find us at www.example", ""),
        ("Write to someone@example", "“someone@example” is not a whole address."),
        ("see section “Old name”", "no printed part is called that"),
        ("see section 4.2", "sections have no numbers on paper"),
        ("as on page 7", "pages move with every change"),
        ("as on page 70", "the report has 12 pages only"),
        ("as project 12 says", "the plan has nothing with that number"),
        ("Goal 2030, Bill no. 68", ""),
        ("under Goal 9", "“Goal 9”: the plan has nothing with that number."),
        ("# A\n\ntext\n\n#### B", "A heading of level 4 follows one of level 1"),
    ],
)
def test_a_slip_in_a_text_is_found_where_it_stands(made, typed, said):
    made.write(typed)
    found = made.found(pages=12)
    if not said:
        assert found == []
        return
    (one,) = found
    assert said in one.sentence and (one.kind, one.id) == ("section", made.text)


def test_ordinary_words_are_no_names():
    known = KnownNames(["Traffic Unit", "Records", "Patrol Northern District"], ["a patrol, many records"])
    text = "Patrols and Record. Northern Districts. Traffic Units. A traffic unit."
    assert [(one.written, one.meant) for one in known.near_misses(text)] == []


@pytest.mark.parametrize(
    "text",
    ["Room 20 in XXI", "an excellent box", "fill in the form_field", "Really?", "tax [note](https://a.ca)"],
)
def test_finished_words_are_left_alone(text):
    assert unfinished(text) == []


def test_what_is_missing_in_the_plan_itself(made):
    document = made.document
    plans.change_plan(document, made.plan, state="draft")
    initiatives.change_initiative(document, made.last, results=" ")
    service.change_service(document, accent_colour="#FFE08A")
    picture = service.add_picture(document, png())
    blocks = sections.add_section(document, made.plan, "figures", "In figures")
    first = sections.add_block(document, blocks, "", "", figure="17,112")
    sections.add_block(document, blocks, "Calls", figure="9", picture=picture)
    branches.change_objective(document, made.goal, picture=picture)
    found = made.found(with_results=True)
    assert [(one.weight, one.kind, one.id, one.check) for one in found] == [
        (Weight.LOOK, "plan", made.plan, "draft"),
        (Weight.LOOK, "initiative", made.last, "results"),
        (Weight.FIX, "section", blocks, "alt"),
        (Weight.FIX, "objective", made.goal, "alt"),
        (Weight.FIX, "section", blocks, "explained"),
        (Weight.LOOK, "service", 1, "contrast"),
    ]
    assert "“17,112”" in found[4].sentence and "1.3 to 1" in found[5].sentence
    sections.change_section(document, blocks, public=False)
    branches.change_objective(document, made.goal, public=False)
    assert [one.check for one in made.found(with_results=True)] == ["draft", "contrast"]
    assert first


def test_numbers_with_a_gap(made):
    initiatives.change_initiative(made.document, made.leaf, public=False)
    gaps = [one for one in made.found() if one.check == "numbers"]
    assert [(one.kind, one.id) for one in gaps] == [("initiative", made.leaf)]
    assert made.found(edition="in-camera") == []
    made.write("See activity 1.")
    assert "“activity 1” is internal" in "".join(made.sentences())
    initiatives.change_initiative(made.document, made.leaf, public=True)
    initiatives.change_initiative(made.document, made.last, public=False)
    assert made.found() == []  # the last number of all leaves no gap
    branches.change_objective(made.document, made.goal, title="Goal 1: Safe streets")
    branches.add_objective(made.document, made.plan, None, "Goal 3: Trust")
    assert any("does not follow" in one for one in made.sentences())


def test_the_sample_has_what_it_is_meant_to_have(tmp_path):
    document = make_sample(tmp_path / "sample.plandesk")
    for one in plans.plans(document):
        found = look_over_publication(document, "annual-plan", options_of("annual-plan", one.id))
        assert {each.check for each in found} <= {"numbers", "draft"}
    document.close()


def test_any_text_and_any_kind_can_be_looked_over(tmp_path):
    document = Document.create(tmp_path / "every.plandesk", who="A")
    for plan_id in every_kind.fill(document):
        for kind in KINDS:
            for edition in ("public", "in-camera"):
                options = options_of(
                    kind, plan_id, edition=edition, with_results=True, quarter=Quarter(2026, 1)
                )
                found = look_over_publication(document, kind, options)
                assert {one.check for one in found} <= {
                    *publication_checks(kind, options),
                    "names",
                    "numbers",
                }
                assert all(one.sentence and one.id for one in found)
    document.close()


def test_the_command_line_tells_the_same(made, capsys, tmp_path):
    made.write("The budget of Lethmroe is TBD.")
    made.document.close()
    assert main(["check", str(made.document.path)]) == 0
    said = capsys.readouterr().out
    assert "to fix: Overview: “TBD” says that something is still to come." in said
    assert "to look at: Overview: “Lethmroe”: is “Lethmore” meant?" in said and "PDF" not in said
    path, out = str(made.document.path), str(tmp_path / "plan.pdf")
    assert main(["report", path, "annual-plan", "-o", out, "--keep-for", "Board, 2 May 2026"]) == 0
    document = Document.open(made.document.path)
    sections.change_section(document, made.text, body="The budget of Lethmore is TBD. It is new.")
    document.close()
    assert main(["check", path, "--pdf"]) == 0
    said = capsys.readouterr().out
    assert "PDF/UA-1: no rule is broken." in said and "  PDF of annual-plan: " in said
    assert "Since the one kept for “Board, 2 May 2026”:" in said
    assert "The budget of Lethmore is TBD. (was: The budget of Lethmroe is TBD.)" in said
    assert ": It is new." in said
