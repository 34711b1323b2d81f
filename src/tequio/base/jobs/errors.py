"""What is refused about long work."""

from tequio.kernel.errors import TequioError, noop


class WorkBegunError(TequioError):
    """It can only be cancelled while it waits."""

    code = "work_begun"
    sentence = noop("It has already begun, or it is over: it can no longer be cancelled.")


class WorkRunsError(TequioError):
    """Another process is at it now."""

    code = "work_runs"
    sentence = noop("Another process is already doing this.")
