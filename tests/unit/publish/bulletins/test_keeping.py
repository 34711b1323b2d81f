"""Keeping bulletins, correcting what was read in them, deciding of their promises."""

from dataclasses import replace
from datetime import date

import pytest

from tequio.base.accounts.errors import BadScopeError
from tequio.base.audit.models import Entry
from tequio.base.figures.models import Claim
from tequio.base.figures.types import ClaimKind
from tequio.kernel.errors import NotAllowedError, NotFoundError
from tequio.publish.bulletins import errors
from tequio.publish.bulletins.models import Bulletin, CommitmentDecision, FigureReading
from tequio.publish.bulletins.queries.kept import figure_rows, last_header
from tequio.publish.bulletins.rules.corrections import promises, with_corrections
from tequio.publish.bulletins.rules.reading import read
from tequio.publish.bulletins.services.correcting import add_figure, correct_figure, correct_header
from tequio.publish.bulletins.services.deciding import confirm_commitment, discard_commitment
from tequio.publish.bulletins.services.keeping import corrected_reading, read_again
from tequio.publish.bulletins.types import Bound, Span
from tests.unit.publish.bulletins.conftest import TEXT

WHY = "Se comparó con el original."
SAYS = {"bound": Bound.EXACT, "kind": ClaimKind.PROGRESS, "is_figure": True, "reason": WHY}


def span_of(words, text=TEXT):
    at = text.index(words)
    return {"start": at, "end": at + len(words)}


def fix(kept, actor, words="77 hospitales", **changes):
    told = {"value": 78.0, "unit": "hospital", **SAYS, **span_of(words), **changes}
    correct_figure(bulletin_id=kept.pk, actor=actor, **told)


def figures(kept):
    return {f.quote: f for f in corrected_reading(kept).bulletin.figures}


def promise(kept):
    found = [p for p in promises(corrected_reading(kept)) if "34 hospitales" in p.said.text]
    return {"bulletin_id": kept.pk, "start": found[0].span.start, "end": found[0].span.end}


def test_a_bulletin_is_kept_as_it_came_with_what_the_reader_read(kept, ana):
    assert (kept.number, kept.dated_on) == ("031/2026", date(2026, 3, 2))
    assert kept.title.startswith("Avanza la entrega")
    assert kept.text == TEXT
    assert {row.value for row in figure_rows(kept.pk)} >= {1280, 1203, 77, 34}
    assert all(row.read_by is None for row in FigureReading.objects.all())
    assert Entry.objects.filter(verb="bulletins.kept", states=["20"]).count() == 1


def test_the_same_text_changes_nothing_whatever_file_brings_it(kept, ana, keep):
    counted = FigureReading.objects.count(), Entry.objects.count()
    assert keep(ana, name="otro.md", reason="Otra vez.") == kept.pk
    assert (FigureReading.objects.count(), Entry.objects.count()) == counted


def test_nobody_keeps_where_their_role_does_not_reach(ana, beto, carla, diana, keep):
    for person in (beto, carla):
        with pytest.raises(NotAllowedError):
            keep(person)
    with pytest.raises(NotAllowedError):
        keep(ana, state="")
    with pytest.raises(BadScopeError):
        keep(ana, state="99")
    assert keep(diana, state="")


def test_what_is_no_bulletin_is_refused_with_a_sentence(ana, keep):
    with pytest.raises(errors.NoTextError):
        keep(ana, text="12 34")
    with pytest.raises(errors.UnknownFormatError):
        keep(ana, name="boletin.exe")
    with pytest.raises(errors.BulletinTooLongError):
        keep(ana, text="palabra " * 200_000)
    with pytest.raises(errors.NoReasonError):
        keep(ana, reason="  ")
    assert not Bulletin.objects.exists()


def test_a_character_that_no_database_keeps_is_a_blank(ana, keep):
    number = keep(ana, text=TEXT.replace("Sierra Inventada", "Sierra\0Inventada"), name="b.txt")
    assert "Sierra Inventada" in Bulletin.objects.get(pk=number).text


def test_a_corrected_figure_stands_over_what_the_reader_says(kept, ana):
    fix(kept, ana)
    figure = figures(kept)["77 hospitales"]
    assert (figure.value, figure.corrected.value, figure.corrected.unit) == (78, 77, "hospital")
    logged = Entry.objects.get(verb="bulletins.figure_corrected")
    assert logged.details["before"] == "77 hospital"
    assert (logged.details["after"], logged.reason) == ("78 hospital", WHY)


def test_what_a_person_calls_no_figure_is_gone_and_can_come_back(kept, ana):
    fix(kept, ana, value=77.0, is_figure=False)
    assert "77 hospitales" not in figures(kept)
    fix(kept, ana, value=77.0)
    assert figures(kept)["77 hospitales"].value == 77


def test_a_newer_reader_loses_no_correction(kept, ana):
    fix(kept, ana)
    FigureReading.objects.create(
        bulletin=kept, value=76.0, unit="hospital", bound="exact", kind="result",
        **span_of("77 hospitales"),
    )  # fmt: skip
    assert figures(kept)["77 hospitales"].value == 78


def test_where_a_newer_reader_takes_more_words_for_a_figure_the_persons_stands(kept, ana):
    fix(kept, ana)
    row = next(each for each in figure_rows(kept.pk) if each.is_persons)
    longer = replace(row, span=Span(row.span.start, row.span.end - 4))
    others = [each for each in figure_rows(kept.pk) if each.span != row.span]
    told = with_corrections(read(kept.text), [*others, longer]).bulletin.figures
    assert [figure.value for figure in told if figure.unit == "hospital"] == [78]


def test_of_figures_said_in_one_breath_only_the_corrected_one_changes(ana, keep):
    text = "Llegaron 102 médicos, 50 generales, 38 cirujanos y 14 pediatras a Oaxaca."
    kept = Bulletin.objects.get(pk=keep(ana, text=text))
    rows = figure_rows(kept.pk)
    values = [figure.value for figure in corrected_reading(kept).bulletin.figures]
    of = next(row for row in rows if row.value == 50)
    span = {"start": of.span.start, "end": of.span.end}
    correct_figure(bulletin_id=kept.pk, actor=ana, **SAYS, **span, value=51.0, unit=of.unit)
    after = [figure.value for figure in corrected_reading(kept).bulletin.figures]
    assert after == [51 if value == 50 else value for value in values]


def test_reading_again_with_the_same_reader_changes_nothing(kept, ana):
    counted = FigureReading.objects.count(), kept.headers.count()
    assert read_again(bulletin_id=kept.pk, actor=ana, reason=WHY) == 0
    assert (FigureReading.objects.count(), kept.headers.count()) == counted


def test_reading_again_keeps_what_is_now_read_otherwise(kept, ana):
    FigureReading.objects.create(
        bulletin=kept, value=5.0, unit="mesa", bound="exact", kind="result", start=0, end=7
    )
    assert read_again(bulletin_id=kept.pk, actor=ana, reason=WHY) == 1
    last = FigureReading.objects.filter(start=0).latest("pk")
    assert not last.is_figure


def test_a_correction_needs_a_reason_a_number_and_a_change(kept, ana):
    with pytest.raises(errors.NoReasonError):
        fix(kept, ana, reason="")
    with pytest.raises(errors.NotNumberError):
        fix(kept, ana, value=float("inf"))
    read = next(row for row in figure_rows(kept.pk) if row.value == 77)
    with pytest.raises(errors.NothingCorrectedError):
        fix(kept, ana, value=77.0, kind=read.kind, place=read.place or "", when=read.when or "")
    with pytest.raises(errors.NoSuchFigureError):
        fix(kept, ana, words="Ixchel")


def test_who_may_not_correct_is_refused_and_who_is_elsewhere_does_not_find_it(kept, beto, carla):
    with pytest.raises(NotAllowedError):
        fix(kept, beto)
    with pytest.raises(NotFoundError):
        fix(kept, carla)


def test_a_missed_figure_is_marked_by_its_words(kept, ana):
    missed = {"words": "sierra”, dijo Ixchel", "value": 1.0, "unit": "dicho", **SAYS}
    missed.pop("is_figure")
    span = add_figure(bulletin_id=kept.pk, actor=ana, **missed)
    assert TEXT[span.start : span.end] == "sierra”, dijo Ixchel"
    found = figures(kept)["sierra”, dijo Ixchel"]
    assert (found.value, found.corrected.value) == (1, None)
    with pytest.raises(errors.AlreadyFigureError):
        add_figure(bulletin_id=kept.pk, actor=ana, **missed | {"words": "dijo Ixchel Inventada"})


def test_missed_words_may_stand_across_lines_but_only_once(kept, ana):
    told = {"value": 2.0, "unit": "cosa", "bound": Bound.EXACT, "kind": ClaimKind.RESULT}
    given = {"bulletin_id": kept.pk, "actor": ana, "reason": WHY, **told}
    span = add_figure(words="Hospital General de Villa", **given)
    assert "\n" in TEXT[span.start : span.end]
    with pytest.raises(errors.WordsTwiceError):
        add_figure(words="Ixchel Inventada Robles", **given)
    with pytest.raises(errors.WordsMissingError):
        add_figure(words="no lo dice", **given)
    with pytest.raises(errors.WordsMissingError):
        add_figure(words="  ", **given)


def test_a_day_that_the_text_does_not_give_may_be_inferred_and_says_so(ana, keep):
    text = TEXT.replace("lunes 2 de marzo de 2026", "").replace("No. 031/2026", "")
    kept = Bulletin.objects.get(pk=keep(ana, text=text))
    assert kept.dated_on is None
    told = {"number": "", "place": "Oaxaca", "title": kept.title, "reason": WHY, "actor": ana}
    with pytest.raises(errors.InferredWithoutDayError):
        correct_header(bulletin_id=kept.pk, dated_on=None, is_inferred=True, **told)
    correct_header(bulletin_id=kept.pk, dated_on=date(2026, 3, 2), is_inferred=True, **told)
    kept.refresh_from_db()
    assert (kept.dated_on, kept.is_inferred) == (date(2026, 3, 2), True)
    with pytest.raises(errors.NothingCorrectedError):
        correct_header(bulletin_id=kept.pk, dated_on=date(2026, 3, 2), is_inferred=True, **told)
    read_again(bulletin_id=kept.pk, actor=ana, reason=WHY)
    kept.refresh_from_db()
    assert kept.is_inferred
    assert last_header(kept.pk).is_inferred


def test_a_confirmed_commitment_is_kept_as_a_claim_with_the_figure_inside_it(kept, ana):
    code = confirm_commitment(**promise(kept), reason=WHY, actor=ana, who="IMSS-Bienestar")
    claim = Claim.objects.get(code=code)
    assert code.startswith(f"b{kept.pk}-se-rehabilitaran-34")
    assert (claim.value, claim.unit, claim.kind) == (34, "hospital de segundo nivel", "goal")
    assert (claim.said_on, claim.said_by) == (date(2026, 3, 2), "IMSS-Bienestar")
    assert "diciembre de 2026" in claim.when_text
    assert Entry.objects.filter(verb="figures.announced", states=["20"]).count() == 1


def test_a_commitment_without_a_number_counts_one_commitment(kept, ana):
    quoted = next(p for p in promises(corrected_reading(kept)) if p.figure is None)
    given = {"bulletin_id": kept.pk, "start": quoted.span.start, "end": quoted.span.end}
    code = confirm_commitment(**given, reason=WHY, actor=ana)
    claim = Claim.objects.get(code=code)
    assert (claim.value, claim.unit) == (1, "compromiso")


def test_what_is_confirmed_stays_and_what_is_discarded_can_be_confirmed(kept, ana):
    discard_commitment(**promise(kept), reason="No es promesa.", actor=ana)
    with pytest.raises(errors.AlreadyDiscardedError):
        discard_commitment(**promise(kept), reason="Otra vez.", actor=ana)
    code = confirm_commitment(**promise(kept), reason=WHY, actor=ana)
    with pytest.raises(errors.AlreadyConfirmedError):
        discard_commitment(**promise(kept), reason="Ya no.", actor=ana)
    with pytest.raises(errors.AlreadyConfirmedError):
        confirm_commitment(**promise(kept), reason=WHY, actor=ana)
    assert Claim.objects.filter(code=code).exists()
    assert CommitmentDecision.objects.count() == 2


def test_nobody_confirms_elsewhere_or_what_is_no_commitment(kept, ana, beto, carla):
    with pytest.raises(NotAllowedError):
        confirm_commitment(**promise(kept), reason=WHY, actor=beto)
    with pytest.raises(NotFoundError):
        discard_commitment(**promise(kept), reason=WHY, actor=carla)
    with pytest.raises(errors.NoSuchCommitmentError):
        confirm_commitment(bulletin_id=kept.pk, start=0, end=7, reason=WHY, actor=ana)


def test_two_commitments_of_the_same_words_have_codes_of_their_own(ana, keep):
    first, second = (
        Bulletin.objects.get(pk=keep(ana, text=TEXT.replace("031", number)))
        for number in ("032", "033")
    )
    codes = {confirm_commitment(**promise(each), reason=WHY, actor=ana) for each in (first, second)}
    assert len(codes) == 2


def test_spans_of_the_reader_are_where_the_quotes_stand(kept):
    for row in figure_rows(kept.pk):
        assert isinstance(row.span, Span)
        assert TEXT[row.span.start : row.span.end].strip()
