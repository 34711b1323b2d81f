"""Pages of figures: the catalogue, a figure, a receipt, the rows behind it, the snapshots."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tequio.base.figures import exporters, ports, queries, rules, tables
from tequio.base.figures.errors import BadMomentError, UnknownCutsError
from tequio.base.figures.forms import FigureForm
from tequio.base.figures.types import (
    NATION,
    STATES,
    Area,
    Definition,
    Figure,
    Question,
    Receipt,
    RowsPage,
    Use,
)
from tequio.base.refusals import public
from tequio.base.ui.exporters import download
from tequio.base.ui.tables import asked
from tequio.base.ui.types import Link, Listing, Notice, Tone
from tequio.kernel.dates import Moment, read_instant

CHANGED = 409  # the address contradicts what it names


@public
@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """List what each figure is. No SQL query."""
    listing = tables.catalogue(ports.definitions())
    return render(request, "figures/catalogue.html", {"listing": listing})


@public
@require_safe
def figure(request: HttpRequest, figure_id: str) -> HttpResponse:
    """Show one figure of an area and of those within it, on every basis, each with its receipt."""
    defined = queries.definition(figure_id)
    here, name = queries.known_area(request.GET.get("area") or _first_area(defined))
    form = FigureForm(request.GET.dict(), of=defined, here=(here, name))
    moment = form.moment(localdate())
    codes = [here.code, *_within(here, defined)]
    told = _values(defined, codes, form, moment)
    page = {
        "defined": defined,
        "area": name,
        "form": form,
        "faults": form.faults,
        "bases": tables.bases(defined),
        "stats": tables.stats(told[here.code]),
        "listing": tables.values(told, ports.area_names(codes), whole=here.code, given=request.GET),
        "as_of": moment.on,
        "known_on": moment.known_at,
    }
    return render(request, "figures/figure.html", page, status=422 if form.faults else 200)


def _first_area(defined: Definition) -> str:
    return NATION if "nation" in defined.kinds else STATES[0]


def _within(here: Area, defined: Definition) -> list[str]:
    """Return the areas within one for which a figure is defined."""
    inside = STATES if here.code == NATION else ports.area_parts(here.code)
    return [code for code in inside if Area(code).kind in defined.kinds]


def _values(
    defined: Definition, codes: Sequence[str], form: FigureForm, moment: Moment
) -> dict[str, list[Figure]]:
    """Return a figure of each area, on the bases that the form asks for. Two SQL queries."""
    bases = form.bases(defined)
    found = queries.figures(
        [
            Question(defined.id, Area(code), moment, form.institution, basis)
            for code in codes
            for basis in bases
        ]
    )
    many = len(bases)
    return {code: found[at * many : (at + 1) * many] for at, code in enumerate(codes)}


@public
@require_safe
def receipt(request: HttpRequest, figure_id: str, area: str, on: date) -> HttpResponse:
    """Recompute a receipt and show all that it stands on; 409 where its fingerprint does not hold.

    An address without cut-offs leads to the receipt of what is known, or of what was at `conocido`.
    """
    question = question_of(request.GET, figure_id, area, on)
    if question.moment.cuts is None:
        return redirect(queries.figure(question).receipt)
    opened = queries.receipt(question, request.GET.get("huella", ""))
    behind = _behind(request, question)
    if behind is None:
        return first_page(request)
    page = _receipt_page(request, opened, behind)
    told_wrong = bool(opened.told) and not opened.holds
    return render(request, "figures/receipt.html", page, status=CHANGED if told_wrong else 200)


def _behind(request: HttpRequest, question: Question) -> RowsPage | None:
    """Return the page of rows that an address asks for; None past the last."""
    page = asked(request.GET, ()).page
    found = queries.rows_behind(question, page)
    return found if found.rows or page == 1 else None


def _receipt_page(request: HttpRequest, opened: Receipt, behind: RowsPage) -> dict[str, Any]:
    question, figure = opened.question, opened.figure
    area = question.area
    names = ports.area_names([NATION, *filter(None, (area.state,)), area.code])
    links = ports.cut_links([cut.number for cut in figure.sources])
    said = queries.claims(area=area.code, figure_id=figure.id)
    name = names[area.code]
    return {
        "what": gettext("%(figure)s, %(area)s") % {"figure": gettext(figure.name), "area": name},
        "crumbs": tables.crumbs(area, names, opened.definition),
        "slip": tables.slip(opened, name, links),
        "notices": _notices(opened),
        "beside": tables.beside(opened, said),
        "said": tables.announced(said),
        "fresh": opened.fresh,
        "is_fresh": opened.fresh.receipt == figure.receipt,
        "uses": _uses(opened),
        "history": tables.history(figure.sources, links),
        "documents": tables.documents(figure.sources, links, withdrawn=opened.withdrawn),
        "citation": tables.citation(opened, name, request.build_absolute_uri(figure.receipt)),
        "rows": _rows_listing(request, question, behind, links),
        "alike": tables.alike(opened.figure, question),
        "csv": _rows_address(request, question, "csv"),
        "as_of": figure.as_of,
    }


def _notices(opened: Receipt) -> list[Notice]:
    """Say whether the receipt holds, and whether a document of it was withdrawn since."""
    notices = [_verdict(opened)]
    lost = [cut.file for cut in opened.figure.sources if cut.number in opened.withdrawn]
    if lost:
        words = gettext("%(files)s: this receipt still stands on it; what is known today does not.")
        lead = gettext("A document was withdrawn since.")
        notices.append(Notice(lead, words % {"files": ", ".join(lost)}, Tone.WARN))
    return notices


def _verdict(opened: Receipt) -> Notice:
    if opened.holds:
        lead = gettext("The fingerprint holds.")
        words = gettext("It was computed again just now, from the same documents, and is the same.")
        return Notice(lead, words, Tone.GOOD)
    if not opened.told:
        lead = gettext("This address brings no fingerprint.")
        words = gettext("The one below is that of the figure as computed just now.")
        return Notice(lead, words, Tone.WARN)
    lead = gettext("The fingerprint does not hold.")
    words = gettext(
        "The address says %(told)s and what was computed just now is %(found)s: the address was"
        " changed, or the figure was never this one. Do not cite it."
    )
    found = opened.fingerprint[: rules.SHOWN_OF_FINGERPRINT]
    return Notice(lead, words % {"told": opened.told[:64], "found": found}, Tone.BAD)


def _uses(opened: Receipt) -> list[Use]:
    """Return the pages that show the figure, and the snapshots that hold this very receipt."""
    frozen = [
        Use(
            gettext("Snapshot %(number)s") % {"number": each.number},
            reverse("figures:snapshot", args=(each.number,)),
        )
        for each in queries.frozen_in(opened.figure)
    ]
    return [*ports.uses_of(opened.question), *frozen]


@public
@require_safe
def rows(request: HttpRequest, figure_id: str, area: str, on: date) -> HttpResponseBase:
    """Show the rows behind a receipt: a page of them, or all as CSV or JSON (`formato`)."""
    question = question_of(request.GET, figure_id, area, on)
    if question.moment.cuts is None:
        return redirect(queries.figure(question).receipt)
    wanted = request.GET.get("formato")
    if wanted in {"csv", "json"}:
        return _file(question, wanted)
    behind = _behind(request, question)
    if behind is None:
        return first_page(request)
    defined = queries.definition(figure_id)
    names = ports.area_names([NATION, *filter(None, (question.area.state,)), area])
    links = ports.cut_links(question.moment.cuts)
    page = {
        "defined": defined,
        "area": names[area],
        "receipt": _address(request, question, "figures:receipt"),
        "crumbs": tables.crumbs(question.area, names, defined),
        "rows": _rows_listing(request, question, behind, links),
        "as_of": on,
    }
    return render(request, "figures/rows.html", page)


def _rows_listing(
    request: HttpRequest, question: Question, behind: RowsPage, links: Mapping[int, Use]
) -> Listing:
    exports = (
        Link(gettext("Download CSV"), _rows_address(request, question, "csv")),
        Link(gettext("Download JSON"), _rows_address(request, question, "json")),
    )
    defined = queries.definition(question.figure)
    return tables.rows(behind, defined, links, at=asked(request.GET, ()), exports=exports)


def _file(question: Question, wanted: str) -> HttpResponseBase:
    """Answer all the rows as a file, written as it is read."""
    pages = queries.every_row(question)
    name = f"{question.figure}_{question.area.code}_{question.moment.on}.{wanted}"
    if wanted == "csv":
        return download(exporters.csv_pieces(pages), name=name)
    pieces = exporters.json_pieces(_about(question), pages)
    return download(pieces, name=name, kind="application/json")


def _about(question: Question) -> dict[str, Any]:
    return {
        "figure": question.figure,
        "area": question.area.code,
        "basis": question.basis,
        "institution": question.institution,
        "as_of": question.moment.on.isoformat(),
        "cuts": list(question.moment.cuts or ()),
    }


@public
@require_safe
def snapshot_list(request: HttpRequest) -> HttpResponse:
    """List the moments whose figures were frozen. One SQL query."""
    listing = tables.snapshots(queries.snapshots(), request.GET)
    return render(request, "figures/snapshot_list.html", {"listing": listing})


@public
@require_safe
def snapshot(request: HttpRequest, number: int) -> HttpResponse:
    """Show one snapshot, its figures, and whether its digest is still theirs. Three SQL queries."""
    held = queries.snapshot(number)
    names = ports.area_names(sorted({entry.area for entry in held.entries}))
    page = {
        "taken": held.snapshot,
        "holds": held.holds,
        "listing": tables.entries(held.entries, names, request.GET),
        "as_of": held.snapshot.as_of,
    }
    return render(request, "figures/snapshot.html", page)


def question_of(
    given: Mapping[str, Any], figure_id: str, area: str, on: date, *, prefix: str = ""
) -> Question:
    """Return the question that the pairs of an address ask, whose names begin with a prefix.

    Raises:
        UnknownCutsError, BadMomentError: its cut-offs, or its instant, are none.
    """
    cuts, known = f"{prefix}cortes", f"{prefix}conocido"
    return Question(
        figure_id,
        Area(area),
        Moment(on, known_at=None, cuts=_cuts(given[cuts]))
        if cuts in given
        else Moment(on, known_at=_known(given.get(known, ""))),
        institution=given.get(f"{prefix}institucion") or None,
        basis=given.get(f"{prefix}base") or None,
    )


def _cuts(text: str) -> tuple[int, ...]:
    try:
        return rules.read_cuts(text)
    except ValueError:
        raise UnknownCutsError(cuts=text[:100]) from None


def _known(text: str) -> datetime | None:
    try:
        return read_instant(text) if text else None
    except ValueError:
        raise BadMomentError(text=text[:100]) from None


def _address(request: HttpRequest, question: Question, name: str, **more: str) -> str:
    """Return another page of the same question: its cut-offs, basis and fingerprint stay."""
    pairs = request.GET.copy()
    for gone in ("pagina", "formato", "orden"):
        pairs.pop(gone, None)
    for key, value in more.items():
        pairs[key] = value
    place = reverse(name, args=(question.figure, question.area.code, question.moment.on))
    return f"{place}?{pairs.urlencode(safe=',')}"


def _rows_address(request: HttpRequest, question: Question, wanted: str) -> str:
    return _address(request, question, "figures:rows", formato=wanted)


def first_page(request: HttpRequest) -> HttpResponse:
    """Lead from a page past the last to the first."""
    pairs = request.GET.copy()
    pairs.pop("pagina", None)
    return redirect(f"{request.path}?{pairs.urlencode(safe=',')}")
