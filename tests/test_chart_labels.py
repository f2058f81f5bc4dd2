"""Where words find a place in a chart: the rule that window and paper share."""

from plandesk.chart_labels import Box, Lines, around, best, unbroken


def test_there_is_no_place_where_all_is_taken():
    within = Box(0, 0, 100, 60)
    assert best(around((50.0, 30.0), 24.0), 24.0, 8.5, within, [within], Lines()) is None
    assert best(around((50.0, 30.0), 240.0), 240.0, 8.5, within, [], Lines()) is None


def test_a_line_runs_through_a_box_or_past_it():
    box = Box(10, 10, 20, 20)
    assert box.crossed_by((0, 0), (30, 30)) and box.crossed_by((15, 0), (15, 30))
    assert not box.crossed_by((0, 0), (9, 30)) and not box.crossed_by((0, 25), (30, 25))
    assert not box.crossed_by((0, 0), (5, 5))


def test_a_gap_parts_a_line():
    assert unbroken([None, (0.0, 1.0), (1.0, 1.0), None, None, (4.0, 1.0)]) == [
        [(0.0, 1.0), (1.0, 1.0)],
        [(4.0, 1.0)],
    ]
