"""What people call their columns, in English and French, and which field each name means."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

DEEPEST = 4  # levels of headings above the initiatives that a table may have

NAMES: dict[str, tuple[str, ...]] = {
    "key": ("key", "uid", "uuid", "PlanDesk key", "clé", "clé PlanDesk"),
    "new-due": (
        *("new due", "new date", "new due date", "new quarter", "new target", "new target date"),
        *("new deadline", "new completion date", "revised due", "revised due date", "revised date"),
        *("revised quarter", "revised target", "revised target date", "revised timeline", "revised deadline"),
        *("nouvelle date", "nouvelle échéance", "échéance révisée", "date révisée"),
    ),
    "due": (
        *(
            "due",
            "due date",
            "due quarter",
            "due in",
            "due by",
            "by",
            "target",
            "target date",
            "target quarter",
        ),
        *("target completion", "target completion date", "planned completion", "expected completion"),
        *("expected completion date", "planned completion date", "deadline", "timeline", "timeframe"),
        *("time frame", "timing", "when", "by when", "end date", "finish date", "planned quarter", "quarter"),
        *("échéance", "date d'échéance", "date limite", "échéancier", "trimestre visé", "trimestre", "date"),
        *("date prévue", "fin prévue", "calendrier"),
    ),
    "status": (
        *("status", "state", "current status", "overall status", "progress status", "initiative status"),
        *("statut", "état", "état d'avancement", "situation", "RAG", "RAG status"),
    ),
    "completed": (
        *("completed", "completed quarter", "quarter completed", "completed in", "completed on", "done"),
        *("completion", "completion date", "completion quarter", "date completed", "actual completion"),
        *("actual completion date", "actual date", "actual quarter", "finished", "date of completion"),
        *("achevé", "terminé", "date d'achèvement", "trimestre d'achèvement", "achevé en", "terminé en"),
    ),
    "percent": (
        *("percent", "percentage", "percent complete", "percent completed", "complete percent"),
        *("% complete", "progress %", "completion %", "pourcentage", "avancement", "taux d'avancement"),
    ),
    "reason": (
        *("reason", "reason for delay", "delay reason", "reason for change", "why", "explanation"),
        *("justification", "cause", "barriers", "challenges", "raison", "motif", "raison du retard"),
    ),
    "narrative": (
        *("narrative", "update", "quarterly update", "progress", "progress update", "status update"),
        *("what happened", "comment", "commentary", "highlights", "progress notes", "progress report"),
        *("commentaire", "mise à jour", "faits saillants", "progrès", "compte rendu"),
    ),
    "lead": (
        *("lead", "owner", "responsible", "responsibility", "responsible person", "responsible unit"),
        *("accountable", "accountability", "lead person", "lead unit", "lead division", "assigned"),
        *("assigned to", "who", "champion", "project lead", "initiative lead", "initiative owner"),
        *("contact", "point of contact", "sponsor", "executive sponsor", "executive lead", "division"),
        *("unit", "bureau", "section", "department", "responsable", "chargé de projet", "porteur"),
        *("direction", "unité", "service responsable", "led by", "person responsible"),
    ),
    "partners": (
        *("partner", "partnership", "stakeholder", "supporting", "supporting unit", "collaborator"),
        *("collaboration", "partners and stakeholders", "partenaire", "collaborateur", "appui"),
    ),
    "results": (
        *("result", "key result", "outcome", "accomplishment", "achievement", "output", "impact"),
        *("résultat", "réalisation", "retombées"),
    ),
    "public": (
        *("public", "public or internal", "public/internal", "internal/public", "visibility", "publish"),
        *("published", "audience", "public edition", "diffusion", "visibilité"),
    ),
    "note": ("note", "internal note", "remark", "notes internes", "remarque", "planning note"),
    "sub-items": (
        *("sub-item", "step", "bullet", "bullet point", "detail", "sub-activity", "key step"),
        *("étape", "sous-élément", "détail", "sous-activité"),
    ),
    "milestones": ("milestone", "key milestone", "jalon"),
}
# Words for the parts of a plan's tree, from the top down; the last row are initiatives.
STRUCTURE: tuple[tuple[str, ...], ...] = (
    (
        *("pillar", "theme", "focus area", "area of focus", "priority", "strategic priority", "focus"),
        *("strategic objective", "strategic goal", "strategic direction", "strategic theme", "commitment"),
        *("strategic pillar", "priority area", "key area", "key result area", "domain", "area"),
        *("pilier", "thème", "axe", "axe stratégique", "priorité", "orientation", "domaine", "enjeu"),
    ),
    ("goal", "objective", "but", "objectif", "objectif stratégique", "outcome area"),
    (
        *("sub-goal", "subgoal", "sub-objective", "sub-theme", "sub-priority", "strategy", "category"),
        *("sous-objectif", "sous-but", "sous-thème", "stratégie", "catégorie"),
    ),
    (
        *("initiative", "planned initiative", "initiative text", "activity", "activity/project", "project"),
        *("activity or project", "activities and projects", "action", "action item", "task", "tactic"),
        *("deliverable", "work item", "planned action", "planned activity", "key action", "key initiative"),
        *("initiative prévue", "activité", "projet", "tâche", "livrable", "mesure", "action prévue"),
    ),
)
LEAF = len(STRUCTURE) - 1
DESCRIPTIONS = ("description", "text", "title", "item", "name", "what", "texte", "titre", "libellé")
NUMBER_WORDS = frozenset(
    ("no", "number", "num", "nr", "id", "letter", "ref", "reference", "code", "n", "nb", "index")
    + ("numero", "lettre", "identifier", "seq", "order", "ordre")
)
TITLE_WORDS = frozenset(("title", "name", "text", "statement", "description", "titre", "nom", "texte"))
_FILLERS = frozenset(("the", "of", "a", "an", "de", "du", "des", "la", "le", "les", "l", "d", "s"))
# Where no name fits as a whole: the first of these that is found in it.
_PARTS = (
    (r"\b(?:new|revised|updated|nouvelle?|revisee?)\b.*\b(?:due|date|quarter|target|deadline)", "new-due"),
    (r"\b(?:reason|motif|raison)\b", "reason"),
    (r"\bpercent\b", "percent"),
    (r"\b(?:status|statut)\b", "status"),
    (r"\b(?:due|target|deadline|echeance)\b", "due"),
    (r"\b(?:completed|completion|acheve|achevement)\b", "completed"),
    (r"\b(?:comment|update|narrative|commentaire)\b", "narrative"),
    (r"\b(?:lead|owner|responsible|responsable|accountable)\b", "lead"),
    (r"\b(?:partner|partenaire|stakeholder)\b", "partners"),
    (r"\b(?:result|outcome|resultat|accomplishment)\b", "results"),
)  # fmt: skip


class Named(NamedTuple):
    """What the name of a column says.

    `field` is that of a plain field ("" where it is none). `rank` is the place in STRUCTURE, -1 for none,
    and `number` says that the column holds the numbers (of the part named by `base`, or of no named part).
    """

    field: str = ""
    rank: int = -1
    number: bool = False
    described: bool = False
    base: str = ""


@lru_cache(maxsize=2000)
def canonical(name: str) -> str:
    """A name without case, accents, plural, years, brackets and filling words: "Goal_No." → "goal no"."""
    text = re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z])", " ", name)
    text = text.replace("№", " no ").replace("#", " no ").replace("%", " percent ")
    text = unicodedata.normalize("NFKD", text)
    text = "".join(one for one in text if not unicodedata.combining(one)).casefold()
    text = re.sub(r"\([^)]*\)", lambda found: found[0] if found[0] in ("(s)", "(es)") else " ", text)
    text = re.sub(r"\((e?s)\)", r"\1", text)
    words = [singular(word) for word in re.findall(r"[a-z]+|[0-9]+", text)]
    return " ".join(
        word for word in words if word not in _FILLERS and not re.fullmatch(r"(?:19|20)[0-9]{2}", word)
    )


@lru_cache(maxsize=2000)
def understood(name: str) -> Named:
    """What a column's name says; an empty `Named` where it says nothing."""
    plain = re.sub(
        r"\bq (?:[1-4]\b)?|\bfy (?:[0-9]+\b)?", "", canonical(re.sub(r"[qQ][1-4]", "", name))
    ).strip()
    if not plain:
        return Named()
    fields, structure = _tables()
    if plain in fields:
        return Named(fields[plain])
    if plain in structure:
        return Named(rank=structure[plain], base=plain)
    words = plain.split()
    base = [word for word in words if word not in NUMBER_WORDS]
    if len(base) < len(words):
        whole = " ".join(base)
        if whole in structure or not base:
            return Named(rank=structure.get(whole, -1), number=True, base=whole)
    if plain in {canonical(one) for one in DESCRIPTIONS}:
        return Named(described=True)
    kept = " ".join(word for word in words if word not in TITLE_WORDS)
    if kept in structure:
        return Named(rank=structure[kept], base=kept)
    for pattern, field in _PARTS:
        if re.search(pattern, plain):
            return Named(field)
    for known in sorted(structure, key=len, reverse=True):
        if re.search(rf"\b{re.escape(known)}\Z", kept):
            return Named(rank=structure[known], base=kept)
    return Named()


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], dict[str, int]]:
    fields = {canonical(name): field for field, names in NAMES.items() for name in names}
    structure = {canonical(name): rank for rank, names in enumerate(STRUCTURE) for name in names}
    return fields, structure


def singular(word: str) -> str:
    """One of what a word names several of: "goals" is "goal"."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
