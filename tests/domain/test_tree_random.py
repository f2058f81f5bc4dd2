"""Any changes of the tree: the places stay dense, nothing is lost, and undo brings each state back."""

from datetime import date

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from plandesk.domain.branches import (
    Node,
    add_objective,
    delete_nodes,
    demote,
    move_by,
    move_nodes,
    promote,
)
from plandesk.domain.clipboard import Branch, copy_branch, duplicate_nodes, paste_branch
from plandesk.domain.initiatives import add_initiative
from plandesk.domain.outline import heads, outline
from plandesk.domain.plans import add_plan
from plandesk.errors import InvalidValue
from tests.copies import empty_plan
from tests.every_kind import dump

MOST = 60  # nodes; more makes the examples slow and finds nothing new


class Tree(RuleBasedStateMachine):
    """Two plans in one file, changed by whatever the window can do to their trees."""

    folder = None

    @initialize()
    def begin(self):
        Tree.made = getattr(Tree, "made", 0) + 1
        self.document = empty_plan(self.folder / f"{Tree.made}.plandesk")
        self.plans = [
            add_plan(self.document, name, "annual", date(2026, 1, 1), date(2026, 12, 31), with_sections=False)
            for name in ("One", "Two")
        ]
        for plan_id in self.plans:
            for n in range(2):
                goal = add_objective(self.document, plan_id, None, f"Goal {n}")
                add_initiative(self.document, goal, f"Activity {n}", sub_items=("a", "b"))
        self.before = []

    def teardown(self):
        if hasattr(self, "document"):
            for state in reversed(self.before):
                self.document.undo()
                assert dump(self.document) == state
            self.document.close()

    # ---- choosing

    def nodes(self):
        rows = self.document.rows(
            "SELECT 'objective' AS kind, id FROM objective UNION ALL SELECT 'initiative', id FROM initiative"
        )
        return [Node(row[0], row[1]) for row in rows]

    def objectives(self):
        return [node.id for node in self.nodes() if node.kind == "objective"]

    def chosen(self, data, most=4):
        return data.draw(st.lists(st.sampled_from(self.nodes()), min_size=1, max_size=most, unique=True))

    def act(self, operation):
        """Carry an operation out; a refused one must change nothing, a done one must be undone exactly."""
        before, name = dump(self.document), self.document.undo_name
        try:
            operation()
        except InvalidValue as error:
            assert "Nothing" in error.sentence or "paste again" in error.sentence
            assert dump(self.document) == before and self.document.undo_name == name
            return
        after = dump(self.document)
        if after != before:
            self.before.append(before)
            self.document.undo()
            assert dump(self.document) == before
            self.document.redo()
            assert dump(self.document) == after

    # ---- changes

    @precondition(lambda self: len(self.nodes()) < MOST)
    @rule(data=st.data(), position=st.one_of(st.none(), st.integers(-1, 5)))
    def add(self, data, position):
        parent = data.draw(st.sampled_from([None, *self.objectives()]))
        plan_id = data.draw(st.sampled_from(self.plans))
        if parent is not None:
            plan_id = self.document.value("SELECT plan_id FROM objective WHERE id = ?", (parent,))
        if parent is not None and data.draw(st.booleans()):
            self.act(lambda: add_initiative(self.document, parent, "New", position, partners=("P",)))
        else:
            self.act(lambda: add_objective(self.document, plan_id, parent, "New", position))

    @precondition(lambda self: self.nodes())
    @rule(data=st.data(), position=st.one_of(st.none(), st.integers(-1, 5)))
    def move(self, data, position):
        parent = data.draw(st.sampled_from([None, *self.objectives()]))
        plan_id = data.draw(st.sampled_from([None, *self.plans]))
        nodes = self.chosen(data)
        self.act(lambda: move_nodes(self.document, nodes, parent, position, plan_id))

    @precondition(lambda self: self.nodes())
    @rule(data=st.data(), by=st.sampled_from((-1, 1)))
    def up_or_down(self, data, by):
        nodes = self.chosen(data)
        self.act(lambda: move_by(self.document, nodes, by))

    @precondition(lambda self: self.nodes())
    @rule(data=st.data(), way=st.sampled_from((promote, demote)))
    def in_or_out(self, data, way):
        node = self.chosen(data, 1)[0]
        self.act(lambda: way(self.document, node))

    @precondition(lambda self: self.nodes())
    @rule(data=st.data())
    def delete(self, data):
        nodes = self.chosen(data, 2)
        self.act(lambda: delete_nodes(self.document, nodes))

    @precondition(lambda self: 0 < len(self.nodes()) < MOST)
    @rule(data=st.data())
    def duplicate(self, data):
        nodes = self.chosen(data, 2)
        self.act(lambda: duplicate_nodes(self.document, nodes))

    @precondition(lambda self: 0 < len(self.nodes()) < MOST)
    @rule(data=st.data(), position=st.one_of(st.none(), st.integers(0, 3)), cut=st.booleans())
    def copy_or_cut_and_paste(self, data, position, cut):
        nodes = self.chosen(data, 2)
        branch = Branch.from_json(copy_branch(self.document, nodes).to_json())
        if cut:
            self.act(lambda: delete_nodes(self.document, nodes))
        parent = data.draw(st.sampled_from([None, *self.objectives()]))
        plan_id = self.plans[0]
        if parent is not None:
            plan_id = self.document.value("SELECT plan_id FROM objective WHERE id = ?", (parent,))
        self.act(lambda: paste_branch(self.document, plan_id, parent, branch, position))

    # ---- what always holds

    @invariant()
    def places_are_dense(self):
        if not hasattr(self, "document"):
            return
        for table, owner in (
            ("objective", "plan_id, parent_id"),
            ("initiative", "objective_id"),
            ("sub_item", "initiative_id"),
            ("partner", "initiative_id"),
        ):
            wrong = self.document.rows(
                f"SELECT 1 FROM {table} GROUP BY {owner}"
                " HAVING min(position) <> 0 OR max(position) <> count(*) - 1"
                " OR count(DISTINCT position) <> count(*)"
            )
            assert not wrong, table

    @invariant()
    def every_node_is_in_its_plan_and_has_its_number(self):
        if not hasattr(self, "document"):
            return
        found = []
        for plan_id in self.plans:
            tree = outline(self.document, plan_id)
            for one in tree.objectives.values():
                found.append(Node("objective", one.id))
                own = heads(self.document, tree, one.id)
                assert len(own) == one.initiatives
                found += [Node("initiative", leaf.id) for leaf in own]
                numbers = [leaf.number for leaf in own] + [
                    tree.objectives[child].number for child in one.children
                ]
                assert numbers == [f"{one.number}.{n + 1}" for n in range(len(numbers))]
            rows = self.document.rows(
                "SELECT i.id FROM initiative i JOIN objective o ON o.id = i.objective_id"
                " WHERE i.plan_id <> o.plan_id"
            )
            assert not rows
        assert sorted(found) == sorted(self.nodes())


def test_the_tree_under_any_changes(tmp_path):
    from hypothesis.stateful import run_state_machine_as_test

    Tree.folder = tmp_path
    run_state_machine_as_test(Tree, settings=settings(max_examples=8, stateful_step_count=20, deadline=None))
