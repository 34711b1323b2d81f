"""What the log gives to the apps below it."""

from tequio.base.accounts.ports import set_log
from tequio.base.audit.services import record


def plug() -> None:
    """Let accounts write their changes down."""
    set_log(record)
