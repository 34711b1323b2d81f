"""Made-up figures, receipts and claims."""

from datetime import date, datetime
from decimal import Decimal

from tequio.base.ui.samples.text import made_up
from tequio.base.ui.types import Beside, Slip, SlipLine, Stat, Verdict

RECEIPT, OTHER = "#recibo", "#recibo-sin-valor"
DIGEST = "5ae1c0de" * 8

BIG = (
    Stat(1234, made_up("units in operation"), made_up("all levels, 30 Jun 2026"), RECEIPT),
    Stat(
        9_876_543,
        made_up("people without social security"),
        made_up("third basis, census of 2020"),
        RECEIPT,
    ),
    Stat(
        Decimal("0.782"),
        made_up("of the country"),
        made_up("same basis"),
        RECEIPT,
        is_share=True,
        decimals=1,
    ),
    Stat(
        Decimal("4.25"),
        made_up("units per 10,000 people"),
        made_up("first level"),
        RECEIPT,
        decimals=2,
    ),
)
STATES = (
    Stat(None, made_up("beds"), made_up("the catalogue of 2026 no longer brings beds"), OTHER),
    Stat(0, made_up("units suspended"), made_up("zero is known; it is not unknown"), RECEIPT),
    Stat(-34, made_up("change since 2024"), made_up("with a true minus sign"), RECEIPT),
    Stat(
        49,
        made_up("days overdue"),
        made_up("with its unit beside it"),
        RECEIPT,
        unit=made_up("days"),
    ),
)
SMALL = (
    Stat(10_573, made_up("rows read"), made_up("1 sheet")),
    Stat(10_567, made_up("may go in")),
    Stat(6, made_up("wait for a correction"), made_up("they are not lost")),
    Stat(
        123_456_789_012,
        made_up("pesos exercised in services that no other programme of the federation reported"),
        made_up("a label and a number as long as they come"),
        RECEIPT,
    ),
)

SLIP = Slip(
    "sample.people_without_security",
    9_876_543,
    made_up("people without social security, Sample State"),
    (
        SlipLine(
            made_up("Universe"), made_up("Counted population of the 12 municipalities of the state")
        ),
        SlipLine(
            made_up("Basis"), made_up("3: affiliated to nobody, and to two programmes that ended")
        ),
        SlipLine(made_up("True on"), made_up("15 March 2020")),
        SlipLine(made_up("Known on"), made_up("23 November 2026")),
        SlipLine(
            made_up("Calculation"),
            parts=(("PSINDER", 6_543_210), ("PDER_SEGP", 3_300_000), ("PDER_IMSSB", 33_333)),
            total=9_876_543,
        ),
        SlipLine(made_up("Caution"), made_up("Who has two affiliations is counted twice.")),
        SlipLine(made_up("Source"), made_up("Sample census, batch 31"), href=RECEIPT),
        SlipLine(made_up("Hash"), "5ae1 c0de 5ae1 c0de …", is_key=True),
    ),
)
SLIP_UNKNOWN = Slip(
    "sample.beds",
    None,
    made_up("beds, Sample State"),
    (
        SlipLine(made_up("Universe"), made_up("Units in operation on 30 June 2026")),
        SlipLine(
            made_up("Caution"), made_up("No loaded file says how many beds there were on that day.")
        ),
    ),
)

CLAIMS = (
    Beside(
        made_up("People"),
        9_850_000,
        9_876_543,
        Verdict.AGREES,
        said_note=made_up("Sample bulletin 1"),
        said_href="#anunciado",
        measured_note=made_up("third basis"),
        receipt=RECEIPT,
        why=made_up("Within 0.5 %, the tolerance."),
    ),
    Beside(
        made_up("Hospitals of second and third level"),
        77,
        72,
        Verdict.DIFFERS,
        said_note=made_up("Sample bulletin 1"),
        measured_note=made_up("by typology"),
        receipt=RECEIPT,
        why=made_up("It would agree with those of second level in operation."),
    ),
    Beside(
        made_up("Units"),
        1280,
        1234,
        Verdict.OTHER_UNIVERSE,
        said_words=made_up("“one thousand 280”"),
        said_note=made_up("Sample bulletin 2, 12 Jan 2024"),
        measured_note=made_up("in operation, 30 Jun 2026"),
        receipt=RECEIPT,
        why=made_up("The bulletin counts what will be handed over; the register, what operates."),
    ),
    Beside(
        made_up("Workers who joined from the services of all the states that signed"),
        85_000,
        None,
        Verdict.CANNOT_TELL,
        said_note=made_up("Sample bulletin 3"),
        why=made_up("No loaded source counts posts on that day."),
    ),
    Beside(made_up("Returned"), 0, 0, Verdict.AGREES, measured_note=made_up("none, as was said")),
)

# What a value is, the filter that writes it, and the value.
DAY = date(2026, 6, 30)
INSTANT = datetime(2026, 11, 23, 9, 40)  # noqa: DTZ001 - shown as it is, on Mexico's clock
LARGE, NEGATIVE, EXACT, SHARE = 9_187_942, -34, Decimal("2.65"), Decimal("0.782")
FALL = Decimal("-0.027")
