"""The figures of the reference: a region and three districts, two years by month."""

from plandesk.domain.kpis.definitions import add_kpi
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import Cell, Entry, enter
from plandesk.domain.people import add_unit

DECEMBER = month_number(2023, 12)
NOW = {"District 1": (981, 2007), "District 2": (903, 2518), "District 3": (1031, 2437), None: (2937, 6999)}
BEFORE = {
    "District 1": (1068, 1931),
    "District 2": (902, 2438),
    "District 3": (993, 2368),
    None: (2987, 6783),
}


def spread(total, months=12):
    """A year's count over its months, without a rest."""
    return [total // months + (place < total % months) for place in range(months)]


def add_clearance(document):
    """Enter the clearance rate; its id comes back."""
    one = add_kpi(
        document,
        "Clearance rate",
        "rate",
        numerator_name="Cleared",
        denominator_name="Occurrences",
        source="Records management system",
        direction="up",
    )
    units = {name: add_unit(document, name) for name in NOW if name}
    entries = []
    for year, figures in ((2022, BEFORE), (2023, NOW)):
        for name, (cleared, all_of_them) in figures.items():
            for month, (a, b) in enumerate(zip(spread(cleared), spread(all_of_them), strict=True), 1):
                entries.append(Entry(Cell(month_number(year, month), units.get(name)), a, b))
    enter(document, one, entries)
    return one
