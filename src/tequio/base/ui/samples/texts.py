"""A made-up text that is read, and what was found in it."""

from tequio.base.ui.samples.text import made_up
from tequio.base.ui.types import (
    Finding,
    Link,
    MarkedLine,
    MarkedPart,
    MarkedPiece,
    Remark,
    Tally,
    Verdict,
)

RECEIPT = "#recibo"


def _plain(words: str) -> MarkedPiece:
    return MarkedPiece((MarkedPart(words),))


def _figure(words: str, verdict: Verdict | None, number: int) -> MarkedPiece:
    return MarkedPiece(
        (MarkedPart(words),),
        is_figure=True,
        verdict=verdict,
        number=number,
        href=f"#v{number}",
    )


LINES = (
    MarkedLine((_plain(made_up("Sample State, 30 June 2026")),), "note"),
    MarkedLine((_plain(made_up("What a made-up bulletin announces")),), "title"),
    MarkedLine((_plain(made_up("A point of its summary.")),), "item"),
    MarkedLine((_plain(made_up("Another point.")),), "item"),
    MarkedLine((_plain(made_up("A heading inside")),), "heading"),
    MarkedLine(
        (
            _plain(made_up("There are ")),
            _figure(made_up("one thousand 280 units"), Verdict.OTHER_UNIVERSE, 1),
            _plain(made_up(", of them ")),
            _figure(made_up("77 hospitals"), Verdict.DIFFERS, 2),
            _plain(made_up(", with ")),
            _figure(made_up("4,297 beds"), Verdict.CANNOT_TELL, 3),
            _plain(made_up(", for ")),
            _figure(made_up("9.8 million people"), Verdict.AGREES, 4),
            _plain(made_up(" and ")),
            _figure(made_up("12 things"), Verdict.WARNING, 5),
            _plain(made_up("; it names the ")),
            MarkedPiece((MarkedPart(made_up("Sample Hospital"), is_named=True, href="#recibo"),)),
            _plain(made_up(" and the ")),
            MarkedPiece((MarkedPart(made_up("Hospital of Nowhere"), is_named=True),)),
            _plain(made_up(".")),
        )
    ),
    MarkedLine((_plain(made_up("A row | of a table | 12")),), "row"),
)
FINDINGS = (
    Finding(
        1,
        "v1",
        "1,280",
        Verdict.OTHER_UNIVERSE,
        1234,
        receipt=RECEIPT,
        why=made_up("The bulletin counts what will be handed over; the register, what operates."),
    ),
    Finding(
        2,
        "v2",
        "77",
        Verdict.DIFFERS,
        72,
        receipt=RECEIPT,
        why=made_up("It would agree with those of second level in operation."),
        more=made_up("The nearest observation is of 30 June 2026."),
        href="#v2",
        others=(Link(made_up("Second level in operation: 77"), RECEIPT, made_up("by level")),),
    ),
    Finding(
        3,
        "v3",
        "4,297",
        Verdict.CANNOT_TELL,
        why=made_up("No loaded source counts posts on that day."),
        hints=(Link(made_up("Plausible: 55.8 a hospital."), RECEIPT, made_up("Receipt")),),
    ),
    Finding(4, "v4", "9,800,000", Verdict.AGREES, 9_876_543, receipt=RECEIPT),
    Finding(5, "v5", "12"),
)
REMARKS = (
    Remark(made_up("Sum."), "1,203 + 77 = 1,280", Verdict.AGREES, RECEIPT),
    Remark(
        made_up("2 units named."),
        made_up("One joins by itself."),
        links=(Link(made_up("Hospital of Nowhere"), RECEIPT, made_up("no unit is called so")),),
        summary=made_up("See which"),
    ),
    Remark(made_up("Quotation."), made_up("It opens and does not close.")),
)
TALLY = tuple(
    Tally(verdict, count, words)
    for verdict, count, words in (
        (Verdict.AGREES, 1, made_up("agrees")),
        (Verdict.DIFFERS, 1, made_up("differs")),
        (Verdict.OTHER_UNIVERSE, 1, made_up("of another universe")),
        (Verdict.CANNOT_TELL, 1, made_up("cannot be told")),
        (Verdict.WARNING, 1, made_up("to be looked at")),
    )
)
ALSO = made_up("5 figures · 2 units named")
