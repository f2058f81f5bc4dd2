"""Turning one order of ids into another by runs."""

import random
from array import array

from plandesk.gui.models.id_runs import Run, runs


def applied(old, new):
    found = runs(old, new)
    rows = array("q", old)
    if found is not None:
        for run in reversed(found[0]):
            del rows[run.first : run.last + 1]
        for run in found[1]:
            rows[run.first : run.first] = new[run.first : run.last + 1]
    return rows


def test_any_order_becomes_any_other():
    chance = random.Random(7)
    for _time in range(3000):
        old = array("q", chance.sample(range(12), chance.randrange(10)))
        new = array("q", chance.sample(range(12), chance.randrange(10)))
        assert applied(old, new) == new


def test_nothing_differs():
    assert runs(array("q", [1, 2, 3]), array("q", [1, 2, 3])) is None


def test_one_moved_row_is_one_removed_and_one_inserted():
    old = array("q", range(1000))
    new = array("q", [5, *(one for one in old if one != 5)])
    assert runs(old, new) == ([Run(5, 5)], [Run(0, 0)])


def test_rows_that_come_or_go_together_are_one_run():
    assert runs(array("q", [1, 5]), array("q", [1, 2, 3, 4, 5])) == ([], [Run(1, 3)])
    assert runs(array("q", [1, 2, 3, 4, 5]), array("q", [1, 5])) == ([Run(1, 3)], [])
