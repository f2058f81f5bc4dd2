"""The lengths that every drawing of a chart shares."""

import pytest

from plandesk.charts import Bar, Line, Segment, StackedBars, Table, Tick, lengths, widths

NOTHING = Table((), ())


def bar(*values):
    return Bar("", "", tuple(Segment(value, "done", str(value), "") for value in values))


def bars(*rows):
    return StackedBars("", (), tuple(bar(*row) for row in rows), "", NOTHING)


def test_parts_are_as_long_as_they_count():
    assert widths([30, 10], 41, 1, 5) == pytest.approx([30, 10])


def test_narrow_parts_are_widened_at_the_cost_of_wide_ones():
    found = widths([300, 1, 99], 402, 1, 14)
    assert found[1] == 14
    assert sum(found) + 2 == pytest.approx(402)
    assert found[0] / found[2] == pytest.approx(300 / 99)


def test_widening_one_can_make_another_too_narrow():
    found = widths([100, 15, 1], 116, 0, 15)
    assert found == pytest.approx([86, 15, 15])


def test_where_there_is_no_room_all_get_the_same():
    assert widths([5, 1, 1], 20, 1, 14) == [6, 6, 6]
    assert widths([], 20, 1, 14) == []


def test_the_longest_bar_takes_the_width_and_a_short_one_what_it_needs():
    first, second = lengths(bars([90, 10], [1, 1, 1]), 200, 2, 14)
    assert sum(first) + 2 == pytest.approx(200)
    assert second == [14, 14, 14]


def test_nothing_counted_is_nothing_long():
    assert lengths(bars([]), 200, 2, 14) == [[]]
    assert bars().longest == 0


def test_heights_of_a_line():
    line = Line("", "", (Tick(0, "0%"), Tick(0.5, "50%"), Tick(1, "100%")), (), "", "", NOTHING)
    assert [line.height_of(value) for value in (0, 0.25, 1)] == [0, 0.25, 1]
