"""The past of a document: what the log says, taken back, is what was there."""

import contextlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plandesk.domain import branches, initiatives, people, plans, updates
from plandesk.domain.branches import Node
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.statuses import status_words
from plandesk.errors import FileGone, InvalidValue, ReadOnlyFile, UserError
from plandesk.file import engine, history
from plandesk.file.as_of import document_as_of
from plandesk.file.document import Document, Draft
from tests.file import samples
from tests.file.samples import content

BEGIN = datetime(2025, 1, 1, tzinfo=UTC)


class Clock:
    """Time that goes on only when it is told to."""

    def __init__(self):
        self.time = BEGIN

    def now(self):
        return self.time.isoformat(timespec="milliseconds")

    def wait(self, **much):
        self.time += timedelta(**much)
        return self.now()


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(history, "now", made.now)
    return made


@pytest.fixture
def document(tmp_path, clock):
    opened = Document.create(tmp_path / "plan.plandesk", who="Anna")
    yield opened
    opened.close()


def some(numbers, rows):
    ids = [row[0] for row in rows]
    return ids[next(numbers) % len(ids)] if ids else None


def add_a_plan(document, numbers):
    start = plans.date(2024 + next(numbers) % 3, 1, 1)
    plans.add_plan(document, f"Plan {next(numbers)}", "annual", start, start.replace(month=12, day=31))


def add_a_goal(document, numbers):
    plan = some(numbers, document.rows("SELECT id FROM plan"))
    above = some(numbers, document.rows("SELECT id FROM objective WHERE plan_id = ?", (plan,)))
    if plan:
        branches.add_objective(document, plan, above if next(numbers) % 2 else None, "A", next(numbers) % 3)


def add_an_initiative(document, numbers):
    goal = some(numbers, document.rows("SELECT id FROM objective"))
    if goal:
        partners = tuple(f"Partner {n}" for n in range(next(numbers) % 3))
        initiatives.add_initiative(
            document, goal, f"“{next(numbers)}”: \\ {{}} \n", next(numbers) % 4, partners=partners
        )


def change_an_initiative(document, numbers):
    one = some(numbers, document.rows("SELECT id FROM initiative"))
    if one:
        dues = ("", "2024-Q3", "2024-06-30", "ongoing")
        initiatives.change_initiative(
            document, one, text=f'x": {next(numbers) % 5}', due=Due(dues[next(numbers) % 4])
        )


def move_something(document, numbers):
    kind = ("objective", "initiative")[next(numbers) % 2]
    one = some(numbers, document.rows(f'SELECT id FROM "{kind}"'))
    goal = some(numbers, document.rows("SELECT id FROM objective"))
    if one and goal:
        branches.move_nodes(document, [Node(kind, one)], goal, next(numbers) % 3)


def delete_something(document, numbers):
    kind = ("objective", "initiative", "initiative")[next(numbers) % 3]
    one = some(numbers, document.rows(f'SELECT id FROM "{kind}"'))
    if one:
        branches.delete_nodes(document, [Node(kind, one)])


def tell_a_status(document, numbers):
    one = some(numbers, document.rows("SELECT id FROM initiative"))
    if one:
        plan = document.value("SELECT plan_id FROM initiative WHERE id = ?", (one,))
        words = status_words(document, plan)
        quarter = Quarter(2024, 1 + next(numbers) % 4)
        word = words[next(numbers) % len(words)].id
        updates.set_updates(document, [one], quarter, status_id=word, reason="Because")


def change_people(document, numbers):
    people.add_person(document, f"Person {next(numbers)}")
    if next(numbers) % 2:
        people.delete_people(document, [some(numbers, document.rows("SELECT id FROM person"))])


def change_two_at_once(document, numbers):
    with document.step("Two"):
        change_an_initiative(document, numbers)
        change_an_initiative(document, numbers)
        delete_something(document, numbers)


ACTS = (
    add_a_plan, add_a_goal, add_a_goal, add_an_initiative, add_an_initiative, add_an_initiative,
    change_an_initiative, change_an_initiative, change_an_initiative, move_something, move_something,
    delete_something, delete_something, tell_a_status, tell_a_status, change_people, change_two_at_once,
    lambda document, _numbers: document.undo(), lambda document, _numbers: document.undo(),
    lambda document, _numbers: document.redo(),
)  # fmt: skip


@settings(
    max_examples=7,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data(), random=st.randoms(use_true_random=False))
def test_every_moment_of_a_random_history_comes_back(data, random, tmp_path_factory, clock):
    acts = data.draw(st.lists(st.sampled_from(ACTS), min_size=20, max_size=60))
    document = Document.create(tmp_path_factory.mktemp("as-of") / "plan.plandesk", who="Anna")
    numbers = iter(lambda: random.randrange(1000), -1)
    add_a_plan(document, numbers)
    seen = {}
    for act in acts:
        with contextlib.suppress(InvalidValue, UserError):  # refused: nothing was changed
            act(document, numbers)
        seen[clock.now()] = content(document)
        clock.wait(milliseconds=random.choice((0, 1, 60_000)))
    for moment, state in seen.items():
        past = document_as_of(document, moment)
        assert content(past) == state
        past.close()
    document.close()


@pytest.fixture
def plan(document):
    return samples.add_plan(document)


def test_domain_code_reads_it_as_any_document_and_nothing_can_be_changed(document, plan, clock):
    one = samples.add_initiative(document, *plan, text="As it was")
    then = clock.now()
    clock.wait(days=300)
    initiatives.change_initiative(document, one, text="As it is", due=Due("2024-Q4"))
    past = document_as_of(document, then)
    assert initiatives.initiative(past, one).text == "As it was"
    assert (past.path, past.kind, past.uid, past.read_only) == (document.path, "plan", document.uid, True)
    with pytest.raises(ReadOnlyFile, match="as it stood in the past"):
        initiatives.change_initiative(past, one, text="Another past")
    with pytest.raises(ReadOnlyFile):
        past.keep_draft(Draft("initiative", "x", "text", "y"))
    with pytest.raises(engine.OperationalError):
        past.connection.execute("DELETE FROM initiative")
    past.close()
    assert initiatives.initiative(document, one).text == "As it is"


def test_pictures_are_those_of_the_file_and_the_log_ends_at_the_moment(document, plan, clock):
    then = clock.now()
    steps = document.value("SELECT count(*) FROM step")
    entries = document.value("SELECT count(*) FROM history")
    clock.wait(seconds=1)
    samples.add_initiative(document, *plan, text="Later")
    document.connection.execute(
        "INSERT INTO picture (sha256, name, media_type, width, height, data)"
        " VALUES ('a', 'b', 'image/png', 1, 1, x'00')"
    )
    past = document_as_of(document, then)
    assert past.value("SELECT data FROM picture WHERE sha256 = 'a'") == b"\0"
    assert past.value("SELECT count(*) FROM step") == steps
    assert past.value("SELECT count(*) FROM history") == entries
    past.close()


def test_before_the_beginning_there_is_nothing_but_the_service(document, plan, clock):
    past = document_as_of(document, "2001-01-01")
    assert past.value("SELECT count(*) FROM plan") == 0
    assert past.value("SELECT count(*) FROM service") == 1
    past.close()


def test_a_moment_is_understood_with_any_offset(document, plan, clock):
    then = clock.wait(hours=1)
    clock.wait(seconds=1)
    samples.add_initiative(document, *plan, text="Later")
    for words in (then, "2025-01-01T02:00:00+01:00", "2025-01-01T01:00:00", "2025-01-01T01:00:00.000Z"):
        past = document_as_of(document, words)
        assert past.moment == then
        assert past.value("SELECT count(*) FROM initiative") == 0
        past.close()
    with pytest.raises(ValueError):
        document_as_of(document, "yesterday")


def test_the_past_of_the_past(document, plan, clock):
    first = clock.now()
    clock.wait(days=1)
    samples.add_initiative(document, *plan, text="One")
    second = clock.now()
    clock.wait(days=1)
    samples.add_initiative(document, *plan, text="Two")
    past = document_as_of(document, second)
    older, same = document_as_of(past, first), document_as_of(past, clock.now())
    assert [one.value("SELECT count(*) FROM initiative") for one in (past, older, same)] == [1, 0, 1]
    for one in (past, older, same):
        one.close()


def test_a_clock_that_was_wrong_for_a_while_hides_nothing_that_came_later(document, plan, clock):
    clock.wait(days=30)
    clock.time -= timedelta(days=9000)  # a battery was empty
    samples.add_initiative(document, *plan, text="Entered in the year 2000")
    clock.time += timedelta(days=9000)
    then = clock.wait(days=1)
    clock.wait(days=1)
    samples.add_initiative(document, *plan, text="Later")
    past = document_as_of(document, then)
    assert samples.texts(past) == ["Entered in the year 2000"]
    past.close()


def test_what_other_programs_wrote_is_taken_back_with_the_rest(document, plan, clock):
    one = samples.add_initiative(document, *plan, text="Ours")
    then = clock.now()
    clock.wait(days=1)
    samples.add_initiative(document, *plan, text="Later")
    other = engine.connect(str(document.path), isolation_level=None)
    other.execute("UPDATE initiative SET text = 'Theirs' WHERE id = ?", (one,))
    other.close()
    past = document_as_of(document, then)
    assert samples.texts(past) == ["Ours"]
    past.close()


def test_some_tables_can_stay_as_they_are_now(document, plan, clock):
    then = clock.now()
    clock.wait(days=1)
    samples.add_initiative(document, *plan, text="Later")
    with document.step("Rename"):
        document.update("plan", plan[0], title="New")
    past = document_as_of(document, then, present=["plan"])
    assert past.value("SELECT title FROM plan") == "New"
    assert samples.texts(past) == []
    past.close()


def test_a_file_of_an_older_version_that_may_only_be_read_has_a_past_too(tmp_path, clock, monkeypatch):
    document = Document.create(tmp_path / "plan.plandesk")
    plan = samples.add_plan(document)
    then = clock.now()
    clock.wait(days=1)
    samples.add_initiative(document, *plan, text="Later")
    monkeypatch.setattr(Document, "in_memory", property(lambda self: self is document))
    past = document_as_of(document, then)
    assert samples.texts(past) == []
    assert past.value("SELECT title FROM plan") == "A plan"
    past.close()
    document.close()


def test_the_live_file_can_be_changed_while_its_past_is_looked_at(document, plan, clock):
    then = clock.now()
    clock.wait(days=1)
    past = document_as_of(document, then)
    samples.add_initiative(document, *plan, text="Later")
    document.undo()
    document.redo()
    assert samples.texts(past) == []
    past.check_outside()
    past.close()
    assert samples.texts(document) == ["Later"]


def test_a_file_that_is_gone_is_told(document, plan):
    document.path.rename(document.path.with_name("elsewhere"))
    with pytest.raises(FileGone):
        document_as_of(document, "2025-06-01")
    document.path.with_name("elsewhere").rename(document.path)


def test_inside_of_a_step_there_is_no_past(document, plan):
    with document.step("Look"), pytest.raises(RuntimeError):
        document_as_of(document, "2025-06-01")
