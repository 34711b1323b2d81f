"""What a question to the register is refused for."""

from tequio.kernel.errors import TequioError, noop


class RegisterBusyError(TequioError):
    """What was known just now is only settled once the load under way has ended."""

    code = "register_busy"
    sentence = noop(
        "A load is under way, so what was known just now cannot be told yet. Ask again in a minute."
    )
    status = 429
