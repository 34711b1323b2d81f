"""What a file of a bulletin is refused for."""

from tequio.kernel.errors import NotFoundError, TequioError, noop


class UnreadableBulletinError(TequioError):
    """The bytes are not what the name says, are locked, or are made to be unreadable."""

    code = "unreadable_bulletin"
    sentence = noop("The file %(name)s cannot be read: it is damaged or locked.")


class UnknownFormatError(TequioError):
    """A format that holds no text that we read."""

    code = "unknown_bulletin_format"
    sentence = noop("%(name)s is not a text, Markdown, HTML, docx or PDF file.")


class BulletinTooLongError(TequioError):
    """No bulletin is so long; one that is would fill the memory."""

    code = "bulletin_too_long"
    sentence = noop("The file %(name)s holds more than %(most)s characters, which is the limit.")


class NoTextError(TequioError):
    """Nothing in it can be read as text: an empty file, or pictures of pages."""

    code = "bulletin_without_text"
    sentence = noop("There is no text in %(name)s. If it is a scanned page, type it or copy it.")


class BadCheckError(NotFoundError):
    """An address of a receipt that no check wrote."""

    code = "bad_check"
    sentence = noop("This address is no receipt of a check: something in it is missing or changed.")


class NoReasonError(TequioError):
    """Whoever corrects or decides says why: the log keeps it."""

    code = "no_reason"
    sentence = noop("Say why: the log keeps the reason.")


class NothingCorrectedError(TequioError):
    """What was written is what already stands."""

    code = "nothing_corrected"
    sentence = noop("That is what it already says. Nothing was changed.")


class NoSuchFigureError(NotFoundError):
    """No number was ever read in those words of the text."""

    code = "no_such_figure"
    sentence = noop("No figure was read in those words of the bulletin.")


class NoSuchCommitmentError(NotFoundError):
    """The reader takes nothing there for a commitment."""

    code = "no_such_commitment"
    sentence = noop("No commitment was read in those words of the bulletin.")


class WordsMissingError(TequioError):
    """The words that a person copied are not in the text."""

    code = "words_missing"
    sentence = noop("The text does not say «%(words)s». Copy the words as it writes them.")


class WordsTwiceError(TequioError):
    """The words that a person copied are in the text more than once."""

    code = "words_twice"
    sentence = noop("The text says «%(words)s» %(times)s times. Copy some words more around it.")


class AlreadyFigureError(TequioError):
    """Some of the words that a person copied are already a figure."""

    code = "already_figure"
    sentence = noop("Some of those words are already a figure: correct that one instead.")


class NotNumberError(TequioError):
    """A value that no text can mean."""

    code = "not_a_number"
    sentence = noop("“%(text)s” is not a number.")


class InferredWithoutDayError(TequioError):
    """A day can only be inferred where one is given."""

    code = "inferred_without_day"
    sentence = noop("Write the day that you infer.")


class AlreadyConfirmedError(TequioError):
    """A commitment that was confirmed is kept as said, and stays."""

    code = "already_confirmed"
    sentence = noop(
        "This commitment is already confirmed as «%(claim)s»: it is kept as said. Nothing was"
        " changed."
    )


class AlreadyDiscardedError(TequioError):
    """A commitment that was discarded can be confirmed, not discarded again."""

    code = "already_discarded"
    sentence = noop("This commitment is already discarded. Nothing was changed.")


class UnknownFamilyError(NotFoundError):
    """Nobody said a number of that quantity there, as far as is kept here."""

    code = "unknown_family"
    sentence = noop("Nothing kept here says a number of «%(quantity)s» there.")


class TooManyFiguresError(TequioError):
    """No bulletin says so many numbers; to weigh each against each would take minutes."""

    code = "too_many_figures"
    sentence = noop(
        "The text has %(figures)s figures; up to %(most)s are checked. Cut it in parts."
    )
