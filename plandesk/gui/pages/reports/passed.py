"""What each kind of report is looked over for, in sentences that hold where nothing is found."""

from __future__ import annotations

from collections.abc import Callable

from plandesk.domain import preflight, status_preflight

CHECKS: dict[str, Callable[[], dict[str, str]]] = {
    "annual-plan": preflight.plan_checks,
    "action-plan": preflight.plan_checks,
    "strategic-plan": preflight.plan_checks,
    "district-overview": preflight.plan_checks,
    "status-report": status_preflight.status_checks,
    "amendment-list": status_preflight.wording_checks,
}
