"""What is refused about people: a log-in, a grant."""

from tequio.kernel.errors import TequioError, noop


class WrongLogInError(TequioError):
    """The address, the password, or both; we do not say which, nor whether the person exists."""

    code = "wrong_log_in"
    sentence = noop("The e-mail address or the password is not right.")


class TooManyLogInsError(TequioError):
    """The same person, or the same place, has failed too often."""

    code = "too_many_log_ins"
    sentence = noop("Too many failed attempts. Wait %(minutes)s minutes and try again.")
    status = 429


class BadEmailError(TequioError):
    """A text that is no address of a person."""

    code = "bad_email"
    sentence = noop("“%(email)s” is not the e-mail address of a person.")


class BadScopeError(TequioError):
    """A scope that is neither the nation nor a state."""

    code = "bad_scope"
    sentence = noop("“%(scope)s” is not a scope: write * for the nation or a state's number.")


class GrantEndedError(TequioError):
    """The role ended before."""

    code = "grant_ended"
    sentence = noop("That role had already ended. Nothing changed.")


class OperatorStaysError(TequioError):
    """The account of the machine itself keeps its role."""

    code = "operator_stays"
    sentence = noop("This machine's own account keeps its role. Nothing changed.")
