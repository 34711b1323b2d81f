"""The contracts of imports name every room, and our own one catches what it is there for."""

import tomllib

import pytest
from grimp import ImportGraph

from tests.conformance.tree import LAYERS_OF_APPS, PACKAGE, ROOT, apps
from tools.contracts import Faces

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
    "contracts"
]


def contract(name):
    return next(each for each in CONTRACTS if each["name"] == name)


def checked(importer, imported):
    """Return the entries that the contract of faces finds in a graph of one import."""
    graph = ImportGraph()
    graph.add_import(importer=importer, imported=imported)
    told = contract("Apps meet only at their faces")
    options = {"layers": told["layers"], "faces": told["faces"]}
    faces = Faces(name="faces", session_options={}, contract_options=options)
    return faces.check(graph, verbose=False).metadata["entries"]


@pytest.mark.parametrize("face", ["services", "queries", "types", "ports", "queries.areas"])
def test_an_app_is_entered_at_its_faces(face):
    assert checked("tequio.publish.portal.views", f"tequio.register.geography.{face}") == []


@pytest.mark.parametrize("inside", ["models", "rules", "views", "importers", "errors", "plugs"])
def test_an_app_is_entered_nowhere_else(inside):
    within = f"tequio.register.geography.{inside}"
    assert checked("tequio.publish.portal.views", within)
    assert checked("tequio.register.geography.services", within) == []


def test_the_base_is_everybodys():
    assert checked("tequio.register.units.models", "tequio.base.files.models") == []


def test_every_room_has_its_place_in_the_order():
    ordered = {name.strip("()") for name in contract("Data flows one way")["layers"]}
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert rooms <= ordered


def test_every_app_has_its_place_among_its_siblings():
    siblings = contract("Siblings elsewhere are ordered")["layers"]
    base = contract("The base is ordered; its loose modules are free")["layers"]
    ordered = {name.strip("() ") for line in [*siblings, *base] for name in line.split("|")}
    assert {app.name for app in apps()} <= ordered


def test_the_rooms_of_apps_are_those_of_the_faces():
    assert set(contract("Apps meet only at their faces")["layers"]) == set(LAYERS_OF_APPS) - {
        "base"
    }
