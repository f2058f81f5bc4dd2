"""The rules of the house as functions over parsed source: each returns its findings, one line each."""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

LEAVES = ("plandesk.errors", "plandesk.i18n", "plandesk.resources", "plandesk.preferences", "plandesk.charts",
          "plandesk.chart_labels", "plandesk.colours")  # fmt: skip
RECORDS = "msgspec"  # frozen records are made of it in every layer, as of a part of the language
DOCUMENT = "plandesk.file.document"  # every layer may name the document it is handed
WINDOW_PARTS = (
    *(f"plandesk.gui.{name}" for name in ("models", "delegates", "widgets", "dialogs", "forms", "paper")),
    *(
        f"plandesk.gui.{name}"
        for name in ("session", "desk_session", "tasks", "prompts", "look", "tokens", "icons", "fields")
    ),
    *("plandesk.gui.page", "plandesk.gui.record_forms", "plandesk.gui.lead_field"),
)
# Package -> what its modules may import, beyond themselves and the standard library.
TABLE = {
    "plandesk": (),
    **dict.fromkeys(LEAVES, ("plandesk", *LEAVES)),
    "plandesk.file": ("plandesk", *LEAVES, "sqlcipher3", "sqlite_utils", "sqlite_dump"),
    "plandesk.domain": (*LEAVES, "plandesk.file"),
    "plandesk.reports": (
        *("plandesk", *LEAVES, DOCUMENT, "plandesk.domain"),
        *("reportlab", "PIL", "markdown_it", "pypdfium2", "page"),
    ),
    "plandesk.exchange": (
        *("plandesk", *LEAVES, DOCUMENT, "plandesk.domain"),
        *("jsonschema", "referencing", "openpyxl", "pypdf"),
    ),
    "plandesk.cli": (
        *("plandesk", *LEAVES, "plandesk.file", "plandesk.domain"),
        *("plandesk.reports", "plandesk.exchange"),
    ),
    "plandesk.gui.forms": ("plandesk.i18n", "PySide6", "plandesk.gui.widgets"),
    "plandesk.gui.widgets": (
        *("plandesk.i18n", "plandesk.errors", "plandesk.charts", "plandesk.chart_labels"),
        *("plandesk.gui.forms", "PySide6"),
        *("plandesk.gui.tokens", "plandesk.gui.look", "plandesk.gui.icons", "plandesk.gui.fields"),
        "plandesk.gui.delegates",
    ),
    "plandesk.gui.widgets.date_field": ("plandesk.domain.day_words",),
    "plandesk.gui.delegates": (
        *("plandesk.i18n", "plandesk.gui.forms", "PySide6", "plandesk.gui.tokens"),
        *("plandesk.gui.icons", "plandesk.gui.fields", "plandesk.gui.widgets"),
    ),
    "plandesk.gui.models": (
        *("plandesk.i18n", "plandesk.errors", DOCUMENT, "plandesk.file.changes", "plandesk.domain"),
        *("plandesk.gui.session", "plandesk.gui.tokens", "PySide6.QtCore", "PySide6.QtGui"),
    ),
    "plandesk.gui.paper": (
        *LEAVES,
        *("plandesk.gui.widgets", "plandesk.gui.tasks", "plandesk.gui.page", "PySide6", "pypdfium2"),
    ),
    "plandesk.gui.pages": (
        *LEAVES,
        DOCUMENT,
        "plandesk.file.changes",
        "plandesk.domain",
        *WINDOW_PARTS,
        "PySide6",
    ),
    "plandesk.gui.pages.reports": ("plandesk.reports",),
    "plandesk.gui.pages.coaching": ("plandesk.reports",),
    "plandesk.gui.dialogs": (
        *(*LEAVES, "plandesk", "plandesk.file", "plandesk.exchange", "plandesk.domain"),
        *(*WINDOW_PARTS, "PySide6"),
    ),
    "plandesk.gui.dialogs.recovery_key": ("plandesk.reports.recovery_key",),
    "plandesk.gui": ("plandesk", *LEAVES, "plandesk.file", "plandesk.domain", "plandesk.exchange", "PySide6"),
    "plandesk.__main__": ("plandesk", *LEAVES, "plandesk.cli", "plandesk.gui"),
}
NETWORK = (
    *("socket", "ssl", "ftplib", "smtplib", "http.client", "http.server", "urllib.request", "xmlrpc"),
    *("requests", "httpx", "aiohttp", "urllib3", "PySide6.QtNetwork", "PySide6.QtWebSockets"),
)
EMPTY_WORDS = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common", "stuff"}
SQL = re.compile(
    r"^\s*(select\s.*\sfrom\s|insert\s+(or\s+\w+\s+)?into\s|update\s+\w+\s+set\s|delete\s+from\s|replace\s+into\s"
    r"|create\s+(temp\s+)?(table|index|trigger|view|virtual)\s|drop\s+(table|index|trigger|view)\s"
    r"|alter\s+table\s|pragma\s+\w|begin\s+immediate|vacuum\b|attach\s+database|with\s+recursive\s)",
    re.IGNORECASE | re.DOTALL,
)
SENTENCES = {"_": 1, "ngettext": 2, "pgettext": 2}
ASKING = {
    *("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"),
    *("question", "information", "critical", "getText", "getItem", "getInt", "getDouble", "getColor"),
}
WAITING = {
    *("sleep", "wait", "qWait", "qSleep", "processEvents", "msleep", "usleep"),
    *("skip", "skipif", "xfail", "importorskip"),
}
DIALOG_CLASSES = {"QMessageBox", "QFileDialog", "QInputDialog", "QColorDialog"}
LONGEST_FILE, LONG_FILE = 500, 400


@dataclass(frozen=True)
class Import:
    """One import: the full dotted name, its line, and whether it is carried out when the module loads."""

    name: str
    line: int
    at_start: bool


@dataclass(frozen=True)
class Module:
    """One source file with its dotted name."""

    name: str
    source: str
    is_package: bool = False

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(self.tree))

    @cached_property
    def importing(self) -> list[tuple[ast.Import | ast.ImportFrom, bool]]:
        """Every import statement, and whether it is carried out when the module loads."""
        found, waiting = [], [(self.tree, True)]
        while waiting:
            node, at_start = waiting.pop()
            if isinstance(node, ast.Import | ast.ImportFrom):
                found.append((node, at_start))
            elif isinstance(node, ast.stmt | ast.Module | ast.ExceptHandler | ast.match_case):
                at_start = at_start and not _is_late(node)
                waiting += [(inner, at_start) for inner in ast.iter_child_nodes(node)]
        return sorted(found, key=lambda each: each[0].lineno)

    @property
    def lines(self) -> int:
        return self.source.count("\n")

    def imports(self, known: Iterable[str] = ()) -> Iterator[Import]:
        """Yield every import, nested and type-checking ones too; `known` are the modules of the tree."""
        for node, at_start in self.importing:
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            else:
                base = self._absolute(node)
                whole = {f"{base}.{alias.name}" for alias in node.names}
                modules = {name for name in whole if name in known or name.startswith("PySide6.Q")}
                names = [*modules] if modules == whole else [*modules, base]
                if base == "PySide6":
                    names = sorted(whole)
            for name in names:
                yield Import(name, node.lineno, at_start)

    def _absolute(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = self.name.split(".")
        above = parts[: len(parts) - node.level + self.is_package]
        return ".".join([*above, node.module] if node.module else above)


def _is_late(node: ast.AST) -> bool:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return True
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)


def read(folder: Path, top: Path) -> list[Module]:
    """Return every Python module in the folder; names start at `top`."""
    modules = []
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(top).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        modules.append(Module(name, path.read_text(encoding="utf-8"), is_package))
    return modules


def is_within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def package_of(name: str) -> str:
    """Return the row of the table a module belongs to: the longest that fits, or '' for none."""
    return max(
        (row for row in TABLE if is_within(name, row) and row != "plandesk"), key=len, default="plandesk"
    )


def forbidden_imports(modules: list[Module]) -> list[str]:
    """What the table does not allow."""
    known = {module.name for module in modules}
    found = []
    for module in modules:
        row = package_of(module.name)
        rows = [each for each in TABLE if is_within(module.name, each) and each != "plandesk"] or ["plandesk"]
        own = row if row != "plandesk" else module.name
        if is_within(module.name, "plandesk.gui.pages"):
            rows = [each for each in rows if each != "plandesk.gui"]
            own = ".".join(module.name.split(".")[:4])
        elif row.startswith("plandesk.gui."):
            rows = [each for each in rows if each != "plandesk.gui"]
            own = ".".join(module.name.split(".")[:3])
        allowed = {name for each in rows for name in TABLE[each]} | {own, RECORDS}
        for found_import in module.imports(known):
            name = found_import.name
            standard = name.split(".")[0] in sys.stdlib_module_names
            exact = {"plandesk"} & allowed
            if standard or name in exact or any(is_within(name, one) for one in allowed - {"plandesk"}):
                continue
            found.append(f"{module.name}:{found_import.line} imports {name}")
    return found


def network(modules: list[Module]) -> list[str]:
    """Imports of anything that talks to a network."""
    return [
        f"{module.name}:{each.line} imports {each.name}"
        for module in modules
        for each in module.imports()
        if any(is_within(each.name, one) for one in NETWORK)
    ]


def cycles(modules: list[Module]) -> list[str]:
    """Modules that need each other in order to load."""
    known = {module.name for module in modules}
    needs = {
        module.name: sorted(
            {each.name for each in module.imports(known) if each.at_start} & known - {module.name}
        )
        for module in modules
    }
    found: list[str] = []
    done: set[str] = set()

    def follow(name: str, path: list[str]) -> None:
        if name in path:
            found.append(" -> ".join([*path[path.index(name) :], name]))
        elif name not in done:
            for needed in needs[name]:
                follow(needed, [*path, name])
            done.add(name)

    for name in needs:
        follow(name, [])
    return found


def sql_outside(modules: list[Module]) -> list[str]:
    """SQL, or carrying it out, anywhere but in `file` and `domain`."""
    found = []
    for module in modules:
        if package_of(module.name) in {"plandesk.file", "plandesk.domain"}:
            continue
        for node in module.nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value):
                found.append(f"{module.name}:{node.lineno} holds SQL: {node.value[:40]!r}")
            elif isinstance(node, ast.Call) and _called(node) in {"execute", "executemany", "executescript"}:
                found.append(f"{module.name}:{node.lineno} carries out SQL")
    return found


def waiting(modules: list[Module]) -> list[str]:
    """Sleeping, pumping events, and tests that are left out or expected to fail."""
    found = []
    for module in modules:
        for node in module.nodes:
            named = node.func if isinstance(node, ast.Call) else node
            last = getattr(named, "attr", getattr(named, "id", ""))
            if last not in WAITING:
                continue
            text = ast.unparse(named)
            if (
                text in {"time.sleep", "qtbot.wait", "QTest.qWait", "QTest.qSleep"}
                or last in {"processEvents", "msleep", "usleep"}
                or re.fullmatch(r"pytest\.(skip|xfail|importorskip|mark\.(skip|skipif|xfail))", text)
            ):
                found.append(f"{module.name}:{node.lineno} {text}")
    return found


def unfinished(modules: list[Module]) -> list[str]:
    """Notes of work left undone."""
    marks = re.compile(r"#.*\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    return [
        f"{module.name}:{number} {line.strip()[:60]}"
        for module in modules
        for number, line in enumerate(module.source.splitlines(), 1)
        if marks.search(line)
    ]


def empty_names(modules: list[Module]) -> list[str]:
    """Module names that say nothing."""
    return [module.name for module in modules if set(re.split(r"[._]", module.name.lower())) & EMPTY_WORDS]


def too_long(modules: list[Module]) -> list[str]:
    """Files over the longest length, and the long ones where they are more than a tenth."""
    long = [module for module in modules if module.lines > LONG_FILE]
    worst = [module for module in modules if module.lines > LONGEST_FILE]
    named = long if len(long) * 10 > len(modules) else worst
    return [f"{module.name} has {module.lines} lines" for module in named]


def untranslatable(modules: list[Module]) -> list[str]:
    """Messages that no catalogue can hold: made up on the way, or in an f-string, where not all find them."""
    found = []
    for module in modules:
        for node in module.nodes:
            if isinstance(node, ast.JoinedStr) and any(map(_sentences, ast.walk(node))):
                found.append(f"{module.name}:{node.lineno} {ast.unparse(node)[:70]}")
            for argument in _sentences(node):
                if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
                    found.append(f"{module.name}:{node.lineno} {ast.unparse(node)[:70]}")
    return found


def _sentences(node: ast.AST) -> list[ast.expr]:
    """The messages that a call hands to the catalogue."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return []
    return node.args[: SENTENCES.get(node.func.id, 0)]


def asking(modules: list[Module]) -> list[str]:
    """Questions to the user anywhere but in `prompts`."""
    found = []
    for module in modules:
        if module.name == "plandesk.gui.prompts":
            continue
        for node in module.nodes:
            if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
                continue
            if node.value.id in DIALOG_CLASSES and node.attr in ASKING:
                found.append(f"{module.name}:{node.lineno} {ast.unparse(node)}")
    return found


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""
