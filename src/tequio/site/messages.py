"""The Spanish catalogue: many parts, written by many hands, compiled into one without `msgfmt`.

The parts are the source (`locale/es/parts/*.po`); `django.po` and `django.mo` are made from them.
"""

import hashlib
import io
import os
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, PoFileParser, write_po

LOCALE = Path(__file__).parent / "locale" / "es"


class CatalogueError(Exception):
    """The parts contradict one another, or one is not readable; the text says where."""


def compile_messages(locale: Path = LOCALE) -> bool:
    """Compile the parts if they are not what was compiled last.

    Returns:
        Whether there was something to do.

    Raises:
        CatalogueError: a message has two translations, or a part cannot be read.
    """
    parts = sorted((locale / "parts").glob("*.po"))
    made_of = f"# Made of {_digest(parts)}; edit parts/*.po instead."
    target = locale / "LC_MESSAGES"
    po, mo = target / "django.po", target / "django.mo"
    if mo.exists() and po.exists() and po.read_text("utf-8").startswith(made_of):
        return False
    whole = merge(parts)
    target.mkdir(parents=True, exist_ok=True)
    compiled, readable = io.BytesIO(), io.BytesIO()
    write_mo(compiled, whole)
    write_po(readable, whole, omit_header=True, sort_output=True)
    _replace(mo, compiled.getvalue())
    _replace(po, f"{made_of}\n".encode() + readable.getvalue())
    return True


def merge(parts: list[Path]) -> Catalog:
    """Return one catalogue with the translated messages of all the parts.

    Raises:
        CatalogueError: a message has two translations, or a part cannot be read.
    """
    whole = _Whole()
    for part in parts:
        whole.part = part.name
        with part.open(encoding="utf-8") as lines:
            try:
                PoFileParser(whole, ignore_obsolete=True, abort_invalid=True).parse(lines)
            except PoFileError as broken:
                raise CatalogueError(f"{part.name}:{broken.lineno + 1}: {broken}") from broken
    return whole


class _Whole(Catalog):
    """A catalogue that refuses a second translation of a message, and leaves empty ones out."""

    def __init__(self) -> None:
        self.part = ""
        self._places: dict[int, str] = {}
        super().__init__(locale="es", domain="django", fuzzy=False)

    def __setitem__(self, key: str | tuple[str, ...] | list[str], message: Message) -> None:
        place = f"{self.part}:{message.lineno}"
        singular = key if isinstance(key, str) else key[0]
        known = self.get(singular, context=message.context) if singular else None
        if known is not None and (known.id, known.string) != (message.id, message.string):
            first = self._places[id(known)]
            raise CatalogueError(f"{place}: «{singular}» tiene otra traducción en {first}.")
        if known is None and singular and _translated(message):
            self._places[id(message)] = place
            super().__setitem__(key, message)


def _translated(message: Message) -> bool:
    forms = [message.string] if isinstance(message.string, str) else message.string
    return bool(forms) and all(forms or [])


def _digest(parts: list[Path]) -> str:
    seen = hashlib.sha256(Path(__file__).read_bytes())
    for part in parts:
        seen.update(part.name.encode() + part.read_bytes())
    return seen.hexdigest()


def _replace(path: Path, content: bytes) -> None:
    """Write a file in one step: whoever reads at that moment gets the old or the new one."""
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    aside.write_bytes(content)
    aside.replace(path)
