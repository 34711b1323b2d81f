"""What a file, or a cell of any file, is refused for."""

from tequio.kernel.errors import TequioError, noop


class UnreadableFileError(TequioError):
    """The bytes are not what the name says, or are made to be unreadable."""

    code = "unreadable_file"
    sentence = noop("The file %(name)s cannot be opened: it is damaged, locked or not a table.")


class FileTooLargeError(TequioError):
    """The file, or what it unpacks to, is larger than this installation takes."""

    code = "file_too_large"
    sentence = noop("The file %(name)s unpacks to more than %(most)s MB, which is the limit.")


class TableTooLargeError(TequioError):
    """A table with more cells than this installation takes: the rows times the columns."""

    code = "table_too_large"
    sentence = noop("A table of %(name)s has more than %(most)s cells, which is the limit.")


class TooManyColumnsError(TequioError):
    """No official file is so wide; one that is would fill the memory."""

    code = "too_many_columns"
    sentence = noop("The file %(name)s has more than %(most)s columns, which is the limit.")


class RowTooLongError(TequioError):
    """A row of text that does not end: the line breaks, or a closing quote, are missing."""

    code = "row_too_long"
    sentence = noop(
        "A row of %(name)s has more than %(most)s characters: its line breaks, or a closing"
        " quotation mark, are missing."
    )


class EmptyFileError(TequioError):
    """Nothing is in it."""

    code = "empty_file"
    sentence = noop("The file %(name)s is empty.")


class WrongExtensionError(TequioError):
    """The name tells one format and the bytes are of another."""

    code = "wrong_extension"
    sentence = noop(
        "The name of %(name)s ends in %(said)s, but what it holds is a file of type %(held)s."
        " Give it that ending and try again."
    )


class HeadingTwiceError(TequioError):
    """Two columns have the same heading, and the one that is needed cannot be told."""

    code = "heading_twice"
    sentence = noop(
        "In %(name)s, two columns have the heading %(heading)s, so it cannot be told which one"
        " counts. Leave one."
    )


FAULTS = {
    "formula": noop(
        "The cell holds a formula without its result. Save the file in a spreadsheet program,"
        " or write the value."
    ),
    "too_great": noop("The number is too great: %(most)s at most."),
    "unprintable": noop("The text holds control characters, which cannot be kept. Write it again."),
    "missing": noop("The cell is empty, and the row cannot do without it."),
    "too_long": noop("The text is too long: %(most)s characters at most."),
    "not_a_name": noop("A name was expected, with at least one letter or digit."),
    "suppressed": noop("The publisher withheld this number (*). A whole number was expected."),
    "not_a_count": noop("A whole number was expected, such as 12 or 1,204."),
    "negative": noop("A number below zero makes no sense here."),
    "not_a_day": noop("There is no such day. A date as dd/mm/yyyy was expected."),
    "day_out_of_range": noop("The day is before the year 1500."),
    "not_a_code": noop("A key of %(digits)s digits was expected."),
    "not_in_list": noop("The value is not in the list: %(listed)s."),
    "not_a_number": noop("A number with decimal point was expected, from %(low)s to %(high)s."),
    "two_numbers": noop(
        "There are two numbers in one cell. One from %(low)s to %(high)s was expected."
    ),
    "latitude_out_of_mexico": noop(
        "The latitude is outside Mexico. One from %(low)s to %(high)s was expected."
    ),
    "longitude_out_of_mexico": noop(
        "The longitude is outside Mexico. One from %(low)s to %(high)s was expected."
    ),
    "clues_shape": noop("A CLUES has five letters, the first two of a state, and six digits."),
    "duplicate_key": noop("The key is already on row %(first)s of this file."),
    "repeated_headings": noop("The headings are repeated in the middle of the table."),
    "day_in_future": noop("The day has not come yet."),
}
