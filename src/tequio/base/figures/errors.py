"""What one is refused for when asking a figure."""

from tequio.kernel.errors import NotFoundError, TequioError, noop


class UnknownFigureError(NotFoundError):
    """No app defines a figure by that id."""

    code = "unknown_figure"
    sentence = noop("There is no figure «%(figure)s». The catalogue of figures lists them all.")


class UnknownAreaError(NotFoundError):
    """The code names no area, or a kind of area for which the figure is not defined."""

    code = "unknown_area"
    sentence = noop("The figure «%(figure)s» is not defined for the area «%(area)s».")


class UnknownBasisError(TequioError):
    """The figure has bases, and none of them was named."""

    code = "unknown_basis"
    sentence = noop("The figure «%(figure)s» takes one of these bases: %(bases)s.")


class NoBasisError(TequioError):
    """A basis was named for a figure that has none."""

    code = "no_basis"
    sentence = noop("The figure «%(figure)s» takes no basis.")


class NoInstitutionError(TequioError):
    """An institution was named for a figure that does not count by institution."""

    code = "no_institution"
    sentence = noop("The figure «%(figure)s» is not counted by institution.")


class NoSuchAreaError(NotFoundError):
    """Nothing now known shows an area of that code."""

    code = "no_such_area"
    sentence = noop("There is no state or municipality with the code «%(area)s».")


class NoFigureError(TequioError):
    """No figure at all counts by that area, institution and basis."""

    code = "no_figure"
    sentence = noop("No figure is counted so. The catalogue of figures says how each one is.")


class UnknownCutsError(NotFoundError):
    """A receipt names cut-offs that were never known here: nothing can be recomputed from them."""

    code = "unknown_cuts"
    sentence = noop(
        "This receipt names documents that were never loaded here (%(cuts)s): it cannot be"
        " recomputed."
    )


class ClaimExistsError(TequioError):
    """A claim has a code of its own for ever."""

    code = "claim_exists"
    sentence = noop("There is already something said under the code «%(claim)s».")


class BadMomentError(TequioError):
    """A page was asked for a day or an instant that is none."""

    code = "bad_moment"
    sentence = noop("“%(text)s” is not a day: write it as 2026-06-30 or 30/06/2026.")


class UnknownSetError(TequioError):
    """The rows behind an unknown value are no set: nothing can be taken away from them."""

    code = "unknown_set"
    sentence = noop(
        "The value of «%(figure)s» is unknown there, so nobody can say which rows it lacks."
    )


class OtherRowsError(TequioError):
    """Two figures count different things: units the one, municipalities the other."""

    code = "other_rows"
    sentence = noop(
        "The rows of «%(one)s» and those of «%(other)s» are of different things: neither can be"
        " taken away from the other."
    )
