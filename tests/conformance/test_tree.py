"""The tree is the architecture: every file has its place, its name and its size."""

import ast
import re

import pytest

from tests.conformance.tree import PACKAGE, ROOT, apps, files, modules

LONGEST_FILE, LONGEST_FUNCTION = 400, 50
NAMES = {
    "types", "models", "rules", "services", "queries", "errors", "views", "urls", "forms",
    "tables", "api", "importers", "exporters", "jobs", "ports", "plugs", "apps", "__init__",
}  # fmt: skip
FOLDERS = {
    "management",
    "methods",  # of measures: pure functions on arrays
    "migrations",
    "reference",  # sourced tables of plain facts
    "static",
    "templates",
    "templatetags",
}
# SVG drawn on the server is part of the components; the living page shows each with made-up rows.
OF_THE_LOOK = {"base/ui": {"charts", "samples"}}
# What would lead to one machine or into one account. Parted, so that this file holds none.
FORBIDDEN = [
    re.compile(pattern)
    for pattern in (
        r"(?<![\w.])/(?:work|root|mnt)" + r"/\w",
        r"(?<![\w.])/home" + r"/\w",
        r"(?<![\w.])/t[m]p/(?:brief|house)",
        "-----BEGIN [A-Z ]*PRIVATE " + "KEY",
        r"\bAKIA[0-9A-Z]{16}\b",
        r"\bgh[pousr]_[A-Za-z0-9]{30,}",
        r"\b(?:xox[abp]|sk)-[A-Za-z0-9-]{20,}",
        r"postgres(?:ql)?://[^\s:/@]+:(?!…|\.\.\.|CONTRA|SECRET)[^\s/@]+@",
    )
]


@pytest.mark.parametrize("app", apps(), ids=lambda app: str(app.relative_to(PACKAGE)))
def test_an_app_holds_only_files_with_the_names_of_the_style(app):
    extra = OF_THE_LOOK.get(str(app.relative_to(PACKAGE)), set())
    found = {
        path.stem
        for path in app.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert found - NAMES - FOLDERS - extra == set()
    folders = {path.name for path in app.iterdir() if path.is_dir()} - {"__pycache__"}
    assert folders - NAMES - FOLDERS - extra == set()
    for kind in ("templates", "static"):
        if (app / kind).exists() and app.name != "ui":  # the frame's errors lie at the root
            assert [path.name for path in (app / kind).iterdir()] == [app.name]


def test_no_file_is_longer_than_a_reader_bears():
    endings = (".py", ".html", ".js")
    written = [*files(ROOT / "src", *endings), *files(ROOT / "tests", *endings)]
    written += [*files(ROOT / "tools", ".py"), ROOT / "tequio"]
    lengths = {str(p.relative_to(ROOT)): len(p.read_text("utf-8").splitlines()) for p in written}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_every_function_fits_a_screen():
    long = {
        f"{name}: {node.name}": node.end_lineno - node.lineno + 1
        for folder in ("src", "tests", "tools")
        for name, tree in modules(ROOT / folder)
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    }
    assert long == {}


def test_tests_mirror_the_tree_that_they_test():
    strangers = [
        str(path.relative_to(ROOT))
        for kind in ("unit", "property", "browser", "bench")
        for path in files(ROOT / "tests" / kind, ".py")
        if path.name.startswith("test_")
        and not (PACKAGE / path.parent.relative_to(ROOT / "tests" / kind)).exists()
    ]
    assert strangers == []


def test_no_module_has_a_name_that_says_nothing():
    vague = re.compile(r"(^|/)(utils?|helpers?|common|misc|managers?)(\.py|/)")
    assert [name for name, _ in modules() if vague.search(name)] == []


def test_no_path_of_a_machine_and_no_secret_is_in_the_tree():
    endings = (".py", ".md", ".toml", ".txt", ".in", ".html", ".css", ".js", ".po", ".csv", ".svg")
    told = [ROOT / "tequio", ROOT / ".ci" / "run", *ROOT.glob("*.toml"), *ROOT.glob("*.md")]
    told += [p for name in ("src", "tests", "tools", "docs") for p in files(ROOT / name, *endings)]
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in told
        if path.name != "test_tree.py"
        for pattern in FORBIDDEN
        for match in pattern.finditer(path.read_text("utf-8"))
    ]
    assert found == []
