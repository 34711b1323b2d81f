"""What a load, an acceptance or an undoing is refused for."""

from tequio.kernel.errors import NotAllowedError, TequioError, noop


class NothingKnownError(TequioError):
    """No file has a layout that any source knows."""

    code = "nothing_known"
    sentence = noop("No file has a known layout. Nothing was changed.")


class AlmostKnownError(TequioError):
    """A file would be of a known kind if it had one more column."""

    code = "almost_known"
    sentence = noop(
        "%(name)s looks like «%(title)s», but the column %(heading)s is missing. Nothing was"
        " changed."
    )


class ColumnMissingError(TequioError):
    """A table would be of a known kind if it had one more column."""

    code = "column_missing"
    sentence = noop("It would be «%(title)s», but the column %(heading)s is missing.")


class NoRowsError(TequioError):
    """A table with nothing under its headings."""

    code = "no_rows"
    sentence = noop("The file %(name)s has headings and no rows under them.")


class DayInFutureError(TequioError):
    """A file cannot show a day that has not come."""

    code = "day_in_future"
    sentence = noop("The cut-off %(on)s has not come yet. Nothing was changed.")


class DayTooEarlyError(TequioError):
    """No list of a health service is so old: the day was typed wrong."""

    code = "day_too_early"
    sentence = noop("The cut-off %(on)s is before %(first)s. Nothing was changed.")


class UploadTooLargeError(TequioError):
    """The upload is larger than this installation takes."""

    code = "upload_too_large"
    sentence = noop("The file has more than %(most)s MB, which is the limit. Nothing was kept.")


class FileChangedError(TequioError):
    """Someone wrote to the file while it was being read."""

    code = "file_changed"
    sentence = noop("The file %(name)s changed while it was being read. Nothing of it came in.")


class OtherStatesError(NotAllowedError):
    """A file has rows of states where the actor may not load."""

    code = "other_states"
    sentence = noop(
        "The file has rows of states outside your scope: %(states)s. Nothing was changed."
    )


class FileClosedError(TequioError):
    """A file or a folder is there, or was, and may not be read."""

    code = "file_closed"
    sentence = noop("%(name)s cannot be read: there is no permission to, or it is gone.")


class NotCheckedError(TequioError):
    """Only a batch that was read and not yet decided can be accepted or discarded."""

    code = "not_checked"
    sentence = noop("Batch %(batch)s is no longer waiting for a decision. Nothing was changed.")


class NoSuchCellError(TequioError):
    """Only the cells of rows that wait can be corrected."""

    code = "no_such_cell"
    sentence = noop(
        "Row %(row)s of the file does not wait, or has no such column. Nothing changed."
    )


class NothingNewError(TequioError):
    """All that a batch says, its source has said of that day before."""

    code = "nothing_new"
    sentence = noop("The register already has every good row of batch %(batch)s for that day.")


class NotAcceptedError(TequioError):
    """Only what is in the register can be undone."""

    code = "not_accepted"
    sentence = noop("Batch %(batch)s is not in the register, so there is nothing to undo.")


class ReasonMissingError(TequioError):
    """Undoing needs a reason, which the log keeps."""

    code = "reason_missing"
    sentence = noop("Say why. The log keeps the reason.")


class SampleBesideRealError(TequioError):
    """What is made up must not stand beside what is real."""

    code = "sample_beside_real"
    sentence = noop("There are real data in the register, so the sample stays out.")
