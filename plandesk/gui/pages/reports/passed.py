"""The checks of a kind of report that found nothing, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from plandesk.domain import preflight, status_preflight
from plandesk.domain.preflight import Finding

CHECKS: dict[str, Callable[[], dict[str, str]]] = {
    "annual-plan": preflight.plan_checks,
    "action-plan": preflight.plan_checks,
    "status-report": status_preflight.status_checks,
    "amendment-list": status_preflight.wording_checks,
}


def passed(kind: str, found: Sequence[Finding]) -> tuple[str, ...]:
    """What holds of a report by its findings; nothing for a kind without checks of its own."""
    checks: Mapping[str, str] = CHECKS.get(kind, dict)()
    if any(one.kind == "plan" for one in found):
        # Without an approved wording nothing was compared with it.
        checks = {check: words for check, words in checks.items() if check != "wording"}
    return preflight.passed(found, checks)
