"""What a load, an acceptance or an undoing is refused for."""

from tequio.kernel.errors import TequioError, noop


class NothingKnownError(TequioError):
    """No file has a layout that any source knows."""

    code = "nothing_known"
    sentence = noop("No file has a known layout. Nothing was changed.")


class DayInFutureError(TequioError):
    """A file cannot show a day that has not come."""

    code = "day_in_future"
    sentence = noop("The cut-off %(on)s has not come yet. Nothing was changed.")


class NotCheckedError(TequioError):
    """Only a batch that was read and not yet decided can be accepted or discarded."""

    code = "not_checked"
    sentence = noop("Batch %(batch)s is no longer waiting for a decision. Nothing was changed.")


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
