"""Write the pages of docs/reference that code knows better: `python tools/reference.py`.

A conformance test says when one of them no longer tells what the code does.
"""

import os
import sys
from argparse import SUPPRESS, Action, ArgumentParser
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "docs" / "reference"
MADE = "<!-- Written by tools/reference.py from the code: change the code, then run it. -->"
OWN = {"help", "version", "verbosity", "settings", "pythonpath", "traceback", "no_color"}
OWN |= {"force_color", "skip_checks"}


def table(headings: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return rows as a table of Markdown."""
    told = [[str(cell).replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows]
    heads = list(headings)
    lines = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in told)])


def page(title: str, about: str, *parts: str) -> str:
    """Return a page."""
    return "\n\n".join([f"# {title}", MADE, about, *parts]) + "\n"


def errors() -> str:
    """Return what people are refused for, and the faults of cells."""
    from django.utils.translation import gettext

    from tequio.intake.sources.ports import sentences
    from tequio.kernel.errors import TequioError

    for found in sorted((ROOT / "src").rglob("errors.py")):
        import_module(".".join(found.relative_to(ROOT / "src").with_suffix("").parts))
    kinds, waiting = [], [TequioError]
    while waiting:
        kinds.append(waiting.pop())
        waiting += kinds[-1].__subclasses__()
    ours = sorted((k for k in kinds if k.__module__.startswith("tequio.")), key=lambda k: k.code)
    refusals = [(f"`{k.code}`", k.status, gettext(k.sentence), _first(k.__doc__)) for k in ours]
    faults = [(f"`{code}`", gettext(sentence)) for code, sentence in sentences().items()]
    return page(
        "Refusals and faults",
        "A refusal changes nothing. At a terminal it is one sentence on standard error and exit "
        "status 1; on a page, the sentence with its status. Codes are stable: programs may rely on "
        "them. What stands as `%(name)s` is filled in.",
        "## Refusals",
        table(["code", "status", "what a person reads", "when"], refusals),
        "## Faults and warnings of cells",
        "Each is shown with file, row, column and value. A fault keeps its row waiting in the "
        "batch; a warning lets it in.",
        table(["code", "what a person reads"], faults),
    )


def commands() -> str:
    """Return every command with its arguments."""
    from django.core.management import get_commands, load_command_class

    from tequio.site.launch import checks, serving
    from tequio.site.launch.ready import OF_THE_LAUNCH

    parts = []
    ours = {name: app for name, app in get_commands().items() if app.startswith("tequio.")}
    for name in sorted({*ours, *OF_THE_LAUNCH}):
        if name in ours:
            command = load_command_class(ours[name], name)
            parser, about = command.create_parser("tequio", name), str(command.help)
        else:
            parsers = {"up": serving.parser, "test": checks.parser, "bench": checks.bench_parser}
            parser, about = parsers[name](), OF_THE_LAUNCH[name]
        parts.append(_command(name, about, parser))
    return page(
        "Commands",
        "`./tequio COMMAND`. Terminal texts are Spanish. `--json` prints exactly one JSON object "
        "on standard output and nothing else there. Exit status: **0** done (also when some rows "
        "stay in their batch with faults), **1** refused and nothing changed, **2** wrong use. "
        "`./tequio help` lists them, `./tequio COMMAND --help` tells one.",
        *parts,
    )


def _command(name: str, about: str, parser: ArgumentParser) -> str:
    rows = [
        (_call(action), _help(action))
        for action in parser._actions  # noqa: SLF001 - argparse has no other way to list them
        if action.dest not in OWN and action.help != SUPPRESS
    ]
    told = table(["argument", "meaning"], rows) if rows else "It takes no arguments."
    return f"## `{name}`\n\n{about}\n\n{told}"


def _call(action: Action) -> str:
    shown = action.metavar or ("" if action.nargs == 0 else action.dest.upper())
    many = "..." if action.nargs in {"+", "*"} else ""
    name = ", ".join(action.option_strings)
    return f"`{f'{name} {shown}'.strip()}{many}`"


def _help(action: Action) -> str:
    choices = ", ".join(f"`{each}`" for each in action.choices or ())
    return "; ".join(filter(None, [str(action.help or ""), choices]))


def sources() -> str:
    """Return the kinds of file that are recognised, with their columns."""
    from django.utils.translation import gettext

    from tequio.intake.sources.ports import sources as known

    parts = []
    for source in known():
        day = source.observed_on
        when = (
            f"It shows {day:%-d %B %Y}, as its publisher says."
            if day
            else ("It shows the day given with `--cut-off`, else the one in its name, else today.")
        )
        rows = [
            (f"`{c.headings[0]}`", ", ".join(f"`{h}`" for h in c.headings[1:]),
             "needed" if c.required else "wanted")
            for c in source.columns
        ]  # fmt: skip
        foreign = ", ".join(f"`{name}`" for name in sorted(source.foreign))
        parts.append(
            f"## `{source.code}`\n\n{gettext(source.title)}. {source.publisher}. {when}"
            + (f" A sheet with {foreign} is another kind." if foreign else "")
            + "\n\n"
            + table(["heading", "also comes as", "without it"], rows)
        )
    return page(
        "Sources: the files that are recognised",
        "A file is recognised by what it holds, never by its name: a sheet is of a kind when it "
        "has every needed heading, in any order, in any case, with or without accents, under up to "
        "20 title rows. Formats: xlsx, xlsm, csv, tsv, txt, parquet, geojson. Without a *needed* "
        "column it is another kind of file; a *wanted* one that is missing leaves its facts "
        "unknown, which is not zero. Folders are loaded in the order of this page.",
        *parts,
    )


def figures() -> str:
    """Return the catalogue of figures."""
    from django.utils.translation import gettext

    from tequio.base.figures.ports import definitions

    parts = []
    for each in definitions():
        told = [
            ("counts", gettext(each.universe)),
            ("unit", gettext(each.unit)),
            ("formula", gettext(each.formula)),
        ]
        told += [(f"basis `{b}`", gettext(each.basis_names.get(b, b))) for b in each.bases]
        told += [("mind", gettext(each.caution))] if each.caution else []
        told.append(("by institution", "yes" if each.by_institution else "no"))
        parts.append(f"## `{each.id}`\n\n{gettext(each.name)}\n\n{table(['', ''], told)}")
    return page(
        "Figures",
        "What `./tequio figures` and every page answer. Each answer carries its universe, basis, "
        "day, sources and the address of its receipt.",
        *parts,
    )


def _first(docstring: str | None) -> str:
    return (docstring or "").strip().partition("\n")[0]


WRITERS: dict[str, tuple[str, Callable[[], str]]] = {
    "errors.md": ("es-mx", errors),
    "commands.md": ("en", commands),
    "sources.md": ("es-mx", sources),
    "figures.md": ("es-mx", figures),
}


def written() -> dict[str, str]:
    """Return every page as it should be, by its name."""
    from django.utils.translation import override

    pages = {}
    for name, (language, write) in WRITERS.items():
        with override(language):
            pages[name] = write()
    return pages


def main() -> None:
    """Write the pages that differ."""
    sys.path.insert(0, str(ROOT / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tequio.site.settings")
    import django

    from tequio.site.messages import compile_messages

    compile_messages()
    django.setup()
    for name, text in written().items():
        (PAGES / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
