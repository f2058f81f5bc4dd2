"""The text of the reference strategic plan taken apart: chapters, objectives, actions, call-outs."""

import re
from dataclasses import dataclass, field
from pathlib import Path

FILE = "halton-strategic-plan-2024-2027.txt"
STRIP = re.compile(r"[1-5] (Highest|80% or|Improve |Reduce |Increased )")
OBJECTIVE = re.compile(r"([1-5])\. (Achievement|Improved|Reduced|Increased)")
SOURCE = "Community Stakeholder Survey"
# What stands between the texts of the action plans and belongs to pictures.
FURNITURE = {
    "ACTION PLANS", "2024-2027", "Strategic Plan", "Crime Rate", "and Intervention",
    "HRPS Inaugural Hate Symposium in October 2023",
}  # fmt: skip


@dataclass
class Theme:
    """A theme: its title, its actions with their sub-items, its call-out."""

    title: str
    actions: list[tuple[str, list[str]]] = field(default_factory=list)
    call_out: str = ""


@dataclass
class Goal:
    """A strategic objective."""

    title: str
    body: str
    short: str = ""
    themes: list[Theme] = field(default_factory=list)
    call_out: str = ""
    measure: str = ""


class HaltonText:
    """The file, by its parts."""

    def __init__(self, reference: Path) -> None:
        self.text = (reference / FILE).read_text(encoding="utf-8").replace("\u00a0", " ")

    def between(self, start: str, end: str) -> str:
        """What stands after the first `start` up to the next `end`."""
        return self.text.split(start, 1)[1].split(end, 1)[0]

    def markdown(self, start: str, end: str) -> str:
        """The same as tidy Markdown: paragraphs and lists without empty lines in between."""
        return tidy(self.between(start, end))

    def goals(self) -> list[Goal]:
        """The five objectives with all below them."""
        listed = self.between("STRATEGIC OBJECTIVES\n\n- 1", "ACTION PLANS")
        goals = []
        for part in re.split(r"\n- (?=[2-5] )", "1" + listed):
            title, _mark, rest = part.partition("**")
            goals.append(Goal(title.strip()[2:], tidy(rest)))
        self._action_plans(goals)
        self._measures(goals)
        strip = re.findall(r"^([1-3]) (.+)$", self.between("Community Stakeholder Survey", "ACTION"), re.M)
        for number, words in strip:
            goals[int(number) - 1].short = words.strip()
        goals[3].short, goals[4].short = (
            "Reduce Property Crime Rate",
            "Increased Enforcement and Intervention",
        )
        return goals

    def _action_plans(self, goals: list[Goal]) -> None:
        lines = [line.rstrip() for line in self.between("ACTION PLANS", "EVALUATING PERFORMANCE").split("\n")]
        filled = [line for line in lines if line.strip()]
        goal = theme = None
        for place, line in enumerate(filled):
            following = filled[place + 1] if place + 1 < len(filled) else ""
            if found := OBJECTIVE.match(line):
                goal = goals[int(found[1]) - 1]
                theme = goal.themes[-1] if goal.themes else None
            elif line.startswith("- "):
                self._action(theme, line[2:].strip())
            elif line.startswith(" - "):
                theme.actions[-1][1].append(line[3:].strip())
            elif line.strip() == "vehicle technologies)":  # an action that broke over columns
                theme.actions[-1] = (f"{theme.actions[-1][0]} {line.strip()}", [])
            elif following.strip() == SOURCE or (line.startswith("*The vast") and following.endswith("*")):
                if line.startswith("*The vast"):
                    line = f"{line} {following}"
                self._call_out(goal, line.strip("* "))
            elif following.startswith("- ") and not STRIP.match(line) and line.strip() not in FURNITURE:
                theme = next((one for one in goal.themes if one.title == line.strip()), None)
                if theme is None:
                    theme = Theme(line.strip())
                    goal.themes.append(theme)

    @staticmethod
    def _action(theme: Theme, text: str) -> None:
        known = {one.replace("i.e. ", "") for one, _below in theme.actions}
        if text.replace("i.e. ", "") not in known:  # the first page of a theme is printed twice
            theme.actions.append((text, []))

    @staticmethod
    def _call_out(goal: Goal, text: str) -> None:
        if text.startswith("feel somewhat"):
            return
        if not goal.call_out:
            goal.call_out = text
        else:
            (next(one for one in reversed(goal.themes) if not one.call_out)).call_out = text

    def _measures(self, goals: list[Goal]) -> None:
        for line in self.between("Key Performance Indicators\n", "OTHER STRATEGICALLY").split("\n"):
            number, _tab, rest = line.partition("\t")
            if number.isdigit():
                goals[int(number) - 1].measure = re.sub(r"<[^>]+>", "", rest.split("\t")[1]).strip()

    def consultation(self) -> list[tuple[str, str, str]]:
        """The head and the three rows of the consultation table, lines within a cell as <br>."""
        rows = []
        for line in self.between("Halton Police.\n\n", "COMMUNITY SAFETY AND WELL-BEING\n").split("\n"):
            if line.count("\t") == 2:
                line = re.sub(r"<[^>]+>", "", line)
                cells = [re.sub(r"\s*•\s*", "<br>- ", cell).strip() for cell in line.split("\t")]
                rows.append((cells[0], cells[1], cells[2].replace("? ", "?<br>")))
        return rows

    def people(self) -> list[tuple[str, str]]:
        """The members of the board with what they are."""
        lines = [one.strip() for one in self.between("Board Chair\n", "Chair Jeff Knoll").split("\n")]
        filled = [one for one in lines if one]
        return list(zip(filled[::2], filled[1::2], strict=True))

    def threats(self) -> list[tuple[str, str, str]]:
        """What residents rank: the threat, its share, what especially."""
        found = re.findall(r"\*\*([^*]+) \((\d+%)\)\*\*\n(.+)", self.between("as follows:", "Top 5"))
        return [(name.strip(), share, more.strip()) for name, share, more in found]

    def addresses(self) -> list[tuple[str, str]]:
        """The places of the last page: name, and the lines below it as Markdown."""
        text = self.between("any\n", "Photos:") if "any\n" in self.text[-1:] else self.text
        text = text.rsplit("focus of policing in Halton Region for the next four years.", 1)[1]
        text = text.split("For that latest news", 1)[0].replace("Our Locations\n", "")
        parts = [one.strip() for one in re.split(r"\n\s*\n", text) if one.strip()]
        found: list[tuple[str, str]] = []
        for part in parts:
            lines = part.split("\n")
            if len(lines) == 1 and not re.match(r"(X|Facebook|Instagram|Voice|Email|Website):", lines[0]):
                found.append((lines[0].strip(), ""))
            else:
                name, before = found[-1]
                found[-1] = (name, "\n\n".join(filter(None, [before, "\n".join(x.strip() for x in lines)])))
        return found


def tidy(text: str) -> str:
    """Paragraphs apart by one empty line; the marks of empty list items taken away."""
    text = re.sub(r"\[([^\]]*)\]\(#\)", r"\1", text)  # a link that led within the PDF
    text = re.sub(r"^-[ \t]*\n\s*\n(?=\S)", "", text, flags=re.M)
    text = re.sub(r"^-\s+", "- ", text, flags=re.M)
    return re.sub(r"\n\s*\n+", "\n\n", "\n".join(line.rstrip() for line in text.split("\n"))).strip()
