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
