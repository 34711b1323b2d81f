"""A bulletin as JSON tells it: the fields of the annotated bulletins, and its checks."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from tequio.base.figures.rules import plain
from tequio.measures.indicators.types import Candidate as Measure
from tequio.publish.bulletins.queries.families import FamilyPage
from tequio.publish.bulletins.rules.families import Drift, Said
from tequio.publish.bulletins.types import (
    Bulletin,
    BulletinFigure,
    Candidate,
    Check,
    CheckKind,
    Commitment,
    Outcome,
    Person,
    Precision,
    Quotation,
)


@dataclass(frozen=True)
class Report:
    """A bulletin as it was read."""

    number: str | None = field(metadata={"label": _("Number")})
    date: dt.date | None = field(metadata={"label": _("Date")})
    date_precision: Precision | None = field(metadata={"only_json": True})
    date_text: str | None = field(metadata={"only_json": True})
    place: str | None = field(metadata={"label": _("Place")})
    title: str | None = field(metadata={"label": _("Title")})
    issuers: tuple[str, ...] = field(metadata={"only_json": True})
    date_inferred: bool = field(metadata={"only_json": True})
    bullets: tuple[str, ...] = field(metadata={"only_json": True})
    figures: tuple[BulletinFigure, ...] = field(metadata={"only_json": True})
    people: tuple[Person, ...] = field(metadata={"only_json": True})
    facilities: tuple[str, ...] = field(metadata={"only_json": True})
    quotations: tuple[Quotation, ...] = field(metadata={"only_json": True})
    agreements: tuple[Commitment, ...] = field(metadata={"only_json": True})
    links: tuple[str, ...] = field(metadata={"only_json": True})


@dataclass(frozen=True)
class CheckedFigure:
    """A figure that a check is about: its place in `figures`, and enough to know it by."""

    index: int
    value: float
    unit: str
    quote: str


@dataclass(frozen=True)
class ToldCheck:
    """A check and how it came out; `receipt` is the address that runs it again."""

    kind: CheckKind
    figures: tuple[CheckedFigure, ...]
    verdict: Outcome
    explanation: str
    receipt: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True)
class CheckedReport(Report):
    """A bulletin as it was read, and what came of every check."""

    checks: tuple[ToldCheck, ...] = field(metadata={"only_json": True})


def report_of(read: Bulletin) -> Report:
    """Return what was read, as `bulletin read --json` prints it."""
    header = {each.name: getattr(read.header, each.name) for each in fields(read.header)}
    body = {each.name: getattr(read, each.name) for each in fields(read) if each.name != "header"}
    return Report(**header, **body)


def checked_report_of(
    read: Bulletin, checks: Sequence[Check], *, base_url: str = ""
) -> CheckedReport:
    """Return what was read and its checks, as `bulletin check --json` prints them.

    Receipts are whole addresses where `base_url` says of which site.
    """
    told = report_of(read)
    facts = {each.name: getattr(told, each.name) for each in fields(told)}
    return CheckedReport(**facts, checks=tuple(_check(read, each, base_url) for each in checks))


def _check(read: Bulletin, check: Check, base_url: str) -> ToldCheck:
    return ToldCheck(
        kind=check.kind,
        figures=tuple(_figure(read, index) for index in check.figures),
        verdict=check.verdict,
        explanation=check.explanation,
        receipt=f"{base_url}{check.receipt}",
        candidates=tuple(
            replace(each, receipt=each.receipt and f"{base_url}{each.receipt}")
            for each in check.candidates
        ),
    )


def _figure(read: Bulletin, index: int) -> CheckedFigure:
    figure = read.figures[index]
    return CheckedFigure(index, figure.value, figure.unit, figure.quote)


def family_report(page: FamilyPage, changes: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Return a family for a program: each number once, what changed, what was measured that day.

    `changes` are the sentences of each entry.
    """
    return {
        "quantity": page.quantity,
        "name": page.name,
        "area": page.area or None,
        "entries": [
            {
                **_said(step.said),
                "changes": sorted(step.drift.changes) if step.drift else None,
                **_apart(step.drift),
                "sentences": list(told),
                **_measured(page, at),
            }
            for at, (step, told) in enumerate(zip(page.steps, changes, strict=True))
        ],
        "now": [_way(each) for each in page.now.candidates] if page.now else [],
    }


def _said(said: Said) -> dict[str, Any]:
    return {
        "quantity": said.quantity,
        "value": plain(said.value),
        "bound": said.bound,
        "unit": said.unit,
        "definition": said.definition,
        "area": said.area or None,
        "said_on": said.said_on.isoformat() if said.said_on else None,
        "said_on_inferred": said.is_inferred,
        "when": said.when,
        "said_by": said.said_by,
        "kind": said.kind,
        "quote": said.quote,
        "sources": [{"name": each.name, "href": each.href or None} for each in said.sources],
        "corrected": said.is_corrected,
        "names": list(said.names),
    }


def _apart(drift: Drift | None) -> dict[str, Any]:
    return {
        "difference": plain(drift.difference) if drift else None,
        "share": drift.share if drift else None,
    }


def _measured(page: FamilyPage, at: int) -> dict[str, Any]:
    held = page.beside.get(at)
    if held is None:
        return {"verdict": None, "measured": []}
    return {"verdict": held.verdict, "measured": [_way(each) for each in held.candidates]}


def _way(each: Measure) -> dict[str, Any]:
    return {
        "name": each.name,
        "value": plain(each.value),
        "universe": each.universe,
        "receipt": each.receipt or None,
    }
