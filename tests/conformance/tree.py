"""The tree as the conformance tests walk it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "tequio"
MADE = {"__pycache__", "LC_MESSAGES", "var", ".git", "migrations"}
LAYERS_OF_APPS = ("base", "intake", "register", "process", "measures", "publish")


def files(folder: Path, *endings: str) -> list[Path]:
    """Return the files that people write, by their endings; none that a tool makes."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix in endings
        and path.is_file()
        and not MADE & set(path.relative_to(ROOT).parts)
        and not any(part.endswith("_cache") for part in path.relative_to(ROOT).parts)
    )


@cache
def parsed(path: Path) -> ast.Module:
    """Return a module's syntax."""
    return ast.parse(path.read_text("utf-8"), str(path))


def modules(folder: Path = PACKAGE) -> Iterator[tuple[str, ast.Module]]:
    """Yield every module: its path from the root, and its syntax."""
    for path in files(folder, ".py"):
        yield str(path.relative_to(ROOT)), parsed(path)


def apps() -> list[Path]:
    """Return the folders of the apps."""
    return sorted(
        path.parent for layer in LAYERS_OF_APPS for path in (PACKAGE / layer).glob("*/apps.py")
    )


def imported(tree: ast.Module) -> set[str]:
    """Return the top-level names of what a module imports."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {each.name.partition(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def strings(tree: ast.Module) -> set[str]:
    """Return the texts that stand in a module."""
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
