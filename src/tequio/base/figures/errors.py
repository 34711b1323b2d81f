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
