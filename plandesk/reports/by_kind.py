"""Reports by the name of their kind: where each has its options, its `collect` and its `layout`.

The kind "annual-plan" is the module `annual_plan` with `AnnualPlanOptions`; so it is with all of them.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Any

from plandesk.domain.arranging import LayoutPart, Offered
from plandesk.domain.layouts import order_of
from plandesk.file.document import Document


def module_of(kind: str) -> ModuleType:
    """The module of a kind, loaded when it is needed."""
    return import_module("plandesk.reports." + kind.replace("-", "_"))


def options_of(kind: str, plan_id: int, **wished: Any) -> Any:
    """The options of a kind for a plan, with those of the wished ones that the kind has."""
    made = getattr(module_of(kind), kind.title().replace("-", "") + "Options")
    own = made.__struct_fields__
    return made(plan_id, **{name: value for name, value in wished.items() if name in own})


def collected(document: Document, kind: str, options: Any) -> Any:
    """What the report prints, as plain data with an `imprint`; raises UserError."""
    return module_of(kind).collect(document, options)


def laid_out(kind: str, data: Any) -> bytes:
    """The PDF of the data; may run in a worker."""
    made: bytes = module_of(kind).layout(data)
    return made


def offered(kind: str, document: Document, plan_id: int) -> tuple[Offered, ...]:
    """The parts that a kind has for a plan, for layouts; none of a kind that has no layouts."""
    of_kind = getattr(module_of(kind), "offered", None)
    found: tuple[Offered, ...] = of_kind(document, plan_id) if of_kind is not None else ()
    return found


def order_of_parts(kind: str, document: Document, options: Any) -> tuple[LayoutPart, ...]:
    """The parts that a report prints with these options, in their order; none of a kind without layouts."""
    wanted: str = getattr(options, "kpis", "")
    if not hasattr(module_of(kind), "offered"):
        return ()
    more: dict[str, Any] = {"kpis_wanted": wanted} if wanted else {}
    if kind == "kpi-report":
        more["pages"] = options.pages
    return order_of(options.layout, module_of(kind).offered(document, options.plan_id, **more))
