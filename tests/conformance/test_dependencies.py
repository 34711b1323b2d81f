"""A dependency enters with what imports it, and leaves with it."""

import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions

from tests.conformance.tree import PACKAGE, ROOT, files, imported, modules, parsed, strings

OURS = {"tequio", "tests", "tools"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
BY_NAME = re.compile(r"[a-z_][a-z0-9_.]*", re.IGNORECASE)
# Packages that bring no module of the name under which another package's is used.
EXTRAS_OF = {"pytest-django": "pytest_django", "django-stubs": "mypy_django_plugin"}


def names(requirements):
    return {re.split(r"[\[<>=~;! ]", line.lower())[0].replace("_", "-") for line in requirements}


RUN = names(PROJECT["project"]["dependencies"])
DEV = names(PROJECT["dependency-groups"]["dev"])


installed = cache(packages_distributions)


def distributions_of(top):
    return {name.lower().replace("_", "-") for name in installed().get(top, [])}


def used_in(*folders):
    """Return the distributions that the modules of some folders import, with the importers."""
    used = {}
    for folder in folders:
        for name, tree in modules(folder):
            for top in imported(tree) - set(sys.stdlib_module_names) - OURS:
                for distribution in distributions_of(top) or {top}:
                    used.setdefault(distribution, set()).add(name)
    return used


def named_in(*paths):
    """Return the distributions of dotted names that stand as texts: settings, finders, tools."""
    texts = {text for path in paths for text in strings(parsed(path)) if BY_NAME.fullmatch(text)}
    tops = {text.partition(".")[0] for text in texts}
    return {name for top in tops for name in distributions_of(top)} | tops


def test_everything_that_the_package_imports_is_a_dependency():
    used = {name: users for name, users in used_in(PACKAGE).items() if name not in RUN}
    assert used == {}


def test_every_dependency_is_imported_or_named_in_the_settings():
    site = files(PACKAGE / "site", ".py")
    assert RUN - set(used_in(PACKAGE)) - named_in(*site) == set()


def test_everything_that_tests_and_tools_import_is_a_dependency():
    used = used_in(ROOT / "tests", ROOT / "tools")
    brought = {"grimp", "tablib"}  # what import-linter and django-import-export are spoken to in
    assert {name: users for name, users in used.items() if name not in RUN | DEV | brought} == {}


def test_every_dependency_of_development_is_used():
    checks = named_in(PACKAGE / "site" / "launch" / "checks.py")
    said = (ROOT / "pyproject.toml").read_text()
    configured = {name for name, module in EXTRAS_OF.items() if module in said}
    configured |= {"pytest-django"} if "DJANGO_SETTINGS_MODULE" in said else set()
    runs = {"import-linter"} if "importlinter" in said else set()
    assert DEV - set(used_in(ROOT / "tests", ROOT / "tools")) - checks - configured - runs == set()
