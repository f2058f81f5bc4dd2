"""KPIs and their figures in the history: in words, by their names."""

from plandesk.domain.history_view import changes_of, changes_of_record, steps, uid_of
from plandesk.domain.kpis.comparators import add_comparator, change_comparator
from plandesk.domain.kpis.definitions import add_category, add_kpi, change_kpi
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import Cell, Entry, annotate, enter, measures
from plandesk.domain.people import add_unit

JUNE = month_number(2023, 6)


def last(document):
    """What the last step did: record, title, and the fields that there are now."""
    step = steps(document, 1)[0]
    return [
        (one.record, one.title, {field.field: field.after for field in one.fields})
        for one in changes_of(document, step.id)
    ]


def test_figures_are_named_by_kpi_period_and_place(document):
    one = add_kpi(document, "Stops")
    district = add_unit(document, "District 1")
    theft = add_category(document, one, "Theft")
    enter(document, one, [Entry(Cell(JUNE, district, theft), 1204)])
    ((record, title, fields),) = last(document)
    assert (record, title) == ("Figure", "Stops, June 2023, District 1, Theft")
    assert (fields["Numerator"], fields["Period"]) == ("1,204", "June 2023")
    enter(document, one, [Entry(Cell(JUNE, district, theft), 1210.5)])
    titles = {(record, title) for record, title, _fields in last(document)}
    assert titles == {
        ("Figure", "Stops, June 2023, District 1, Theft"),
        ("Figure as reported before", "Stops, June 2023, District 1, Theft"),
    }
    (figure,) = measures(document, one).values()
    annotate(document, [figure.id], published="about 1,200", provisional=True)
    ((_record, _title, fields),) = last(document)
    assert fields == {"Provisional": "Yes", "Published": "about 1,200"}


def test_definitions_and_comparisons_are_told_in_words(document):
    one = add_kpi(document, "Stops", frequency="year")
    change_kpi(document, one, kind="rate", target_kind="at_least", target=45.5)
    ((record, title, fields),) = last(document)
    assert (record, title) == ("KPI", "Stops")
    assert fields["Kind"] == "Rate: one number out of another" and fields["Scale"] == "Percent"
    assert (fields["Kind of target"], fields["Target"]) == ("At least", "45.5")
    peel = add_comparator(document, one, "Peel", month_number(2023, 1))
    change_comparator(document, peel, value=38.2)
    ((record, title, fields),) = last(document)
    assert (record, title, fields) == ("Comparison", "Stops, 2023, Peel", {"Value": "38.2"})
    found = changes_of_record(document, uid_of(document, "kpi", one))
    assert [change.record for _step, change in found] == ["Comparison", "Comparison", "KPI", "KPI"]
