"""Made-up states, notices, progress, timelines, raw cells and a form with errors."""

from datetime import date

from django import forms

from tequio.base.ui.samples.text import made_up
from tequio.base.ui.types import (
    Empty,
    Entry,
    Link,
    Notice,
    Progress,
    Shape,
    Status,
    Tone,
    Verdict,
)

STATES = (
    (Status(Shape.NONE, made_up("not begun")), made_up("an empty square")),
    (Status(Shape.LOW, made_up("begun")), made_up("it fills from below")),
    (Status(Shape.HALF, made_up("halfway")), made_up("half")),
    (Status(Shape.MOST, made_up("about to close")), made_up("three quarters")),
    (Status(Shape.DONE, made_up("closed")), made_up("full, with a tick")),
    (Status(Shape.BLOCK, made_up("stopped")), made_up("a diamond with a bar: another outline")),
    (Status(Shape.LATE, made_up("overdue")), made_up("a triangle; it is computed, never typed")),
    (Status(Shape.WARNING, made_up("with a warning")), made_up("a triangle in gold")),
    (Status(Shape.NOT_APPLICABLE, made_up("does not apply")), made_up("a dash")),
    (Status(Shape.UNKNOWN, made_up("unknown")), made_up("dotted: it is not zero")),
    (Status(Shape.SAID, made_up("said")), made_up("a hollow diamond, gold")),
    (Status(Shape.MEASURED, made_up("measured")), made_up("a solid square, ink")),
)
VERDICTS = tuple(Verdict)

NOTICES = (
    Notice(made_up("Sample notice."), made_up("Nothing asks for attention.")),
    Notice(made_up("Saved."), made_up("Agreement 74, at 11:43."), Tone.GOOD),
    Notice(made_up("No network."), made_up("You can go on; it will be sent only once."), Tone.WARN),
    Notice(
        made_up("It was not signed."),
        made_up("Annex 3 says 1,206 goods and the inventory has 1,192. Nothing changed."),
        Tone.BAD,
    ),
)
PROGRESS = (
    Progress(made_up("Reading rows"), 6_204, 10_573, seconds_left=4),
    Progress(made_up("Reading rows"), 10_572, 10_573, seconds_left=1),
    Progress(made_up("Waiting for its turn"), 0, None),
    Progress(made_up("Looking for units with the same name"), 120, None),
    Progress(made_up("Reading rows"), 10_573, 10_573, is_over=True),
)
ENTRIES = (
    Entry(
        made_up("2020"),
        made_up("Given in payment, without its deeds."),
        Shape.HALF,
        made_up("Sample press"),
    ),
    Entry(
        made_up("16 Aug 2023? (inferred)"),
        made_up("it will be handed over before the end of the year"),
        Shape.SAID,
        made_up("Sample bulletin 1"),
        is_quote=True,
    ),
    Entry(
        date(2024, 7, 1), made_up("Its key changed."), Shape.DONE, made_up("Batch 31"), "#tiempo"
    ),
    Entry(date(2026, 5, 12), made_up("The signature of the deed is overdue."), Shape.LATE),
)
RAW = (
    ("-99.2245146,186", False, made_up("Two numbers in one cell.")),
    ("SAN JUAN\u00a0MIXTEPEC  ", False, made_up("A no-break space, and two spaces at the end.")),
    ("\ufeffCLUES\t", False, made_up("A byte order mark before, a tab after.")),
    ("31/02/2019", False, made_up("That day does not exist.")),
    ("1,206.0", True, made_up("It was read as 1,206; check that it is so.")),
    (None, False, made_up("The cell was empty.")),
)
NOTHING_YET = (
    Empty(
        made_up("There are no acts in this state yet."),
        made_up("They will appear once the legal table calls the first."),
        Link(made_up("Prepare an act"), "#vacio"),
    ),
    Empty(made_up("No row waits for a correction.")),
)
REFUSAL = made_up("Annex 3 is missing to sign. Nothing changed.")
CLASSES = (
    ("titled", made_up("Of the state, with a title")),
    ("held", made_up("Held without a title")),
    ("common", made_up("Of an ejido or a community")),
)


class SampleForm(forms.Form):
    """A field of each kind, with hints."""

    owner = forms.CharField(
        label=made_up("Area that owes"), help_text=made_up("The area, not the person.")
    )
    due = forms.CharField(
        label=made_up("Due date"),
        help_text=made_up("For example 15 Oct 2026, or +30 for thirty days on."),
    )
    level = forms.ChoiceField(
        label=made_up("Level"),
        choices=[("1", made_up("first")), ("2", made_up("second and third"))],
    )
    ownership = forms.ChoiceField(
        label=made_up("Class of property"), choices=CLASSES, widget=forms.RadioSelect
    )
    tracks = forms.MultipleChoiceField(
        label=made_up("Tracks"),
        choices=[("o", made_up("operation")), ("p", made_up("people"))],
        widget=forms.CheckboxSelectMultiple,
        help_text=made_up("At least one."),
    )
    evidence = forms.FileField(
        label=made_up("Evidence"), required=False, help_text=made_up("PDF, at most 20 MB.")
    )
    reason = forms.CharField(label=made_up("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


def wrong_form() -> SampleForm:
    """Return the form as it comes back after a mistake: what was typed is kept."""
    typed = {"owner": "Infraestructura, OOAD Muestra", "due": "31 feb 2026", "level": "1"}
    form = SampleForm({**typed, "ownership": "titled", "reason": "Levantamiento"})
    form.is_valid()
    form.add_error("due", made_up("“31 Feb 2026” does not exist. February of 2026 ends on day 28."))
    return form
