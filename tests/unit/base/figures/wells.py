"""Figures of a made-up register: how deep wells are, by municipality, as documents show them."""

from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

from tequio.base.accounts.services import operator
from tequio.base.figures import ports
from tequio.base.figures.types import CUT, LINE, Answer, Area, Definition, Part, Question, RowsPage
from tequio.base.files.queries import cut_rows, live_cuts
from tequio.base.files.services import open_cut, store
from tequio.base.files.types import Dated
from tequio.kernel.dates import Moment

DEEP, ALL = "deep", "deep+shallow"
NAMES = {
    "15033": "Ecatepec", "15058": "Neza", "15106": "Toluca", "20067": "Oaxaca", "20184": "Tuxtepec",
}  # fmt: skip
TODAY = date(2026, 11, 25)


@dataclass
class Wells:
    """What each document shows: (deep, shallow) by municipality; None is unknown."""

    shown: dict[int, dict[str, tuple[int | None, int]]] = field(default_factory=dict)

    def show(self, on, counts, *, name="pozos.csv", is_sample=False):
        """Keep a document that shows these wells on a day; return its cut-off."""
        content = f"{name} {on} {sorted(counts.items())}".encode()
        document = store(BytesIO(content), name=name, actor=operator())
        cut = open_cut(
            document=document, source="wells", on=on, how_dated=Dated.BY_FILE,
            rows=len(counts), is_sample=is_sample,
        )  # fmt: skip
        self.shown[cut.pk] = dict(counts)
        return cut.pk

    def answers(self, questions):
        return [self._answer(question) for question in questions]

    def _answer(self, question: Question) -> Answer:
        cut, counts = self._of(question)
        if cut is None:
            return Answer(None)
        deep = _sum(pair[0] for pair in counts.values())
        shallow = sum(pair[1] for pair in counts.values())
        parts = [Part("deep", deep)] if deep is not None else []
        if question.basis == ALL:
            parts.append(Part("shallow", shallow))
            value = None if deep is None else deep + shallow
        else:
            value = deep
        return Answer(value, cuts=(cut.number,), parts=tuple(parts))

    def rows(self, question: Question, offset: int, limit: int) -> RowsPage:
        cut, counts = self._of(question)
        told = [
            (code, NAMES.get(code, code), deep, shallow, cut.observed_on, cut.number, line)
            for line, (code, (deep, shallow)) in enumerate(sorted(counts.items()), start=2)
        ]
        page = tuple(told[offset : offset + limit])
        headings = ("Code", "Municipality", "Deep", "Shallow", "Seen on", CUT, LINE)
        return RowsPage(headings, page, len(told) if page else 0)

    def _of(self, question: Question):
        """The document nearest to the day among those that the moment knows, and its wells."""
        moment = question.moment
        if moment.cuts is not None:
            known = cut_rows(moment.cuts)
        else:
            known = live_cuts("wells", known_at=moment.known_at)
        known = [cut for cut in known if cut.number in self.shown]
        if not known:
            return None, {}
        on = moment.on
        cut = min(known, key=lambda c: (abs((c.observed_on - on).days), c.observed_on, -c.number))
        area = question.area.code
        counts = self.shown[cut.number].items()
        return cut, {code: pair for code, pair in counts if area == "00" or code.startswith(area)}


def _sum(values):
    values = list(values)
    return None if None in values else sum(values)


def plug_wells(monkeypatch) -> Wells:
    """Offer the figure of wells, alone in the catalogue, with names for its municipalities."""
    wells = Wells()
    defined = Definition(
        id="wells.number",
        name="Wells",
        universe="Wells of a made-up register",
        unit="wells",
        formula="Sum of wells over the municipalities of the area",
        answers=wells.answers,
        rows=wells.rows,
        bases=(DEEP, ALL),
        basis_names={DEEP: "only deep wells", ALL: "deep and shallow wells"},
        by_institution=False,
        caution="Nobody dug them.",
    )
    monkeypatch.setattr(ports._SOCKETS, "definitions", {defined.id: defined})
    names = {code: f"{name}, made up" for code, name in NAMES.items()}
    monkeypatch.setattr(
        ports._SOCKETS,
        "area_names",
        [*ports._SOCKETS.area_names, lambda codes: {c: names[c] for c in codes if c in names}],
    )
    inside = [lambda code: [each for each in NAMES if len(code) == 2 and each.startswith(code)]]
    monkeypatch.setattr(ports._SOCKETS, "area_parts", inside)
    return wells


def ask(area="15", *, on=TODAY, basis=ALL, known_at=None, cuts=None):
    return Question("wells.number", Area(area), Moment(on, known_at, cuts), basis=basis)
