"""Random edits, undo, redo and reopening against a model in memory: the history is exact."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from plandesk.file import check, engine, triggers
from plandesk.file.document import Document
from tests.file.samples import content

TEXTS = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(
        ["", "NULL", "a\0b", "1e400", "007", "ᐃᓄᒃᑎᑐᑦ", "😀", '"quoted" \\ {}', "\u2028", "x" * 5000]
    ),
)
REALS = st.one_of(
    st.floats(allow_nan=False),
    st.sampled_from([0.1 + 0.2, 1 / 3, 5e-324, 1.7976931348623157e308, 1e22, 123456789.123456789]),
)
ANYTHING = st.one_of(st.none(), REALS, TEXTS, st.integers(-(1 << 63), (1 << 63) - 1))


class History(RuleBasedStateMachine):
    """`states[place]` is what the file must hold; steps before it can be undone, those after it redone."""

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory(prefix="plandesk-test-")
        self.path = Path(self.folder.name) / "plan.plandesk"
        Document.create(self.path).close()
        self._add_table_of_numbers()
        self.document = Document.open(self.path, who="Anna")
        self.states, self.place = [content(self.document)], 0

    def _add_table_of_numbers(self):
        """Later versions have real numbers and columns of any kind; the history must carry them today."""
        connection = engine.connect(str(self.path), isolation_level=None)
        connection.execute(
            "CREATE TABLE reading (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,"
            " real REAL, whole INTEGER, anything, plan_id INTEGER REFERENCES plan (id) ON DELETE SET NULL)"
        )
        triggers.install(connection)
        connection.close()

    def teardown(self):
        if hasattr(self, "document"):
            assert check.check(self.document) == []
            self.document.close()
            self.folder.cleanup()

    def change(self, act):
        with self.document.step("Change"):
            act()
        after = content(self.document)
        if after != self.states[self.place]:
            self.states[self.place + 1 :] = [after]
            self.place += 1

    def some(self, data, table):
        ids = sorted(self.states[self.place][table])
        return data.draw(st.sampled_from(ids)) if ids else None

    @rule(data=st.data(), title=TEXTS)
    def add_plan(self, data, title):
        parent = self.some(data, "plan")
        self.change(
            lambda: self.document.insert(
                "plan", title=title, kind="annual", starts="2024", ends="2024", parent_id=parent
            )
        )

    @rule(data=st.data(), title=TEXTS)
    def add_objective(self, data, title):
        plan, parent = self.some(data, "plan"), self.some(data, "objective")
        if plan:
            self.change(
                lambda: self.document.insert(
                    "objective", plan_id=plan, parent_id=parent, position=0, title=title
                )
            )

    @rule(data=st.data(), texts=st.lists(TEXTS, min_size=1, max_size=3))
    def add_initiatives(self, data, texts):
        objective, carried = self.some(data, "objective"), self.some(data, "initiative")
        if objective:
            plan = self.states[self.place]["objective"][objective]["plan_id"]

            def act():
                for text in texts:
                    made = self.document.insert(
                        "initiative",
                        plan_id=plan,
                        objective_id=objective,
                        position=0,
                        text=text,
                        carries_id=carried,
                    )
                    self.document.insert("sub_item", initiative_id=made, position=0, text=text)

            self.change(act)

    @rule(data=st.data(), real=st.one_of(st.none(), REALS), anything=ANYTHING)
    def add_reading(self, data, real, anything):
        plan = self.some(data, "plan")
        self.change(
            lambda: self.document.insert("reading", real=real, whole=7, anything=anything, plan_id=plan)
        )

    @rule(data=st.data(), real=st.one_of(st.none(), REALS), anything=ANYTHING)
    def change_reading(self, data, real, anything):
        reading, plan = self.some(data, "reading"), self.some(data, "plan")
        if reading:
            self.change(
                lambda: self.document.update("reading", reading, real=real, anything=anything, plan_id=plan)
            )

    @rule(data=st.data(), text=TEXTS, due_end=st.one_of(st.none(), TEXTS))
    def change_initiative(self, data, text, due_end):
        initiative = self.some(data, "initiative")
        if initiative:
            self.change(lambda: self.document.update("initiative", initiative, text=text, due_end=due_end))

    @rule(data=st.data(), table=st.sampled_from(["plan", "objective", "initiative", "reading", "sub_item"]))
    def delete(self, data, table):
        """Rows below go by cascade; links to them are set to NULL."""
        row = self.some(data, table)
        if row:
            self.change(lambda: self.document.delete(table, [row]))

    @rule(data=st.data(), text=TEXTS)
    def fail(self, data, text):
        plan = self.some(data, "plan")
        try:
            with self.document.step("Fail"):
                self.document.insert("plan", title=text, kind="annual", starts="", ends="", parent_id=plan)
                if plan:
                    self.document.delete("plan", [plan])
                raise KeyError
        except KeyError:
            pass

    @rule()
    def undo(self):
        assert (self.document.undo_name is None) == (self.place == 0)
        if self.document.undo() is not None:
            self.place -= 1

    @rule()
    def redo(self):
        assert (self.document.redo_name is None) == (self.place == len(self.states) - 1)
        if self.document.redo() is not None:
            self.place += 1

    @rule(back=st.integers(1, 6))
    def undo_to(self, back):
        target = max(0, self.place - back)
        steps = self.document.rows(
            "SELECT id FROM step WHERE kind = 'do' AND state = 'done' ORDER BY id DESC LIMIT 1 OFFSET ?",
            (self.place - target,),
        )
        self.document.undo_to(steps[0][0] if steps else 0)
        self.place = target

    @rule()
    def reopen(self):
        self.document.close()
        self.document = Document.open(self.path, who="Bert")

    @invariant()
    def the_file_is_as_the_model(self):
        if hasattr(self, "document"):
            assert exactly(content(self.document)) == exactly(self.states[self.place])


def exactly(state):
    """With the kind of each value, so that 1 and 1.0 differ."""
    return {
        table: {
            row: {name: (type(value), value) for name, value in columns.items()}
            for row, columns in rows.items()
        }
        for table, rows in state.items()
    }


TestHistory = History.TestCase
TestHistory.settings = settings(
    max_examples=10,
    stateful_step_count=25,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
