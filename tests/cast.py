"""The four of every test: Ana, Beto, Carla, Diana. They do not exist, nor can their addresses."""

from tequio.base.accounts.models import User
from tequio.base.accounts.services import invite_user, operator
from tequio.base.accounts.types import Role

OAXACA, CHIAPAS, NATION = "20", "07", "*"
PASSWORD = "una-palabra-larga-de-prueba"  # noqa: S105 - opens nothing but a test


def make_ana() -> User:
    """Ana leads Oaxaca: she loads, accepts, undoes and gives roles there."""
    return _person("Ana", Role.ADMINISTER, OAXACA)


def make_beto() -> User:
    """Beto reads Oaxaca."""
    return _person("Beto", Role.READ, OAXACA)


def make_carla() -> User:
    """Carla leads Chiapas."""
    return _person("Carla", Role.ADMINISTER, CHIAPAS)


def make_diana() -> User:
    """Diana leads and audits the nation."""
    person = _person("Diana", Role.ADMINISTER, NATION)
    return _person(person.name, Role.AUDIT, NATION)


def give_password(person: User) -> User:
    """Let a person log in by the log-in page, with PASSWORD."""
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    return person


def _person(name: str, role: Role, scope: str) -> User:
    email = f"{name.lower()}@tequio.invalid"
    invited = invite_user(
        email=email, name=name, role=role, scope=scope, actor=operator(), reason="cast"
    )
    return User.objects.get(pk=invited.user_id)
