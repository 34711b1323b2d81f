"""The folder that holds a house's state: $TEQUIO_HOME, by default `var` in the checkout."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]


def home_folder() -> Path:
    """Return $TEQUIO_HOME, made if need be, and export it."""
    home = Path(os.environ.get("TEQUIO_HOME") or ROOT / "var").resolve()
    (home / "log").mkdir(parents=True, exist_ok=True)
    os.environ["TEQUIO_HOME"] = str(home)
    return home


def export_secret_key(home: Path) -> None:
    """Give a house on a desk a secret of its own; in production it must be given one."""
    if os.environ.get("TEQUIO_MODE", "development") == "production":
        return
    if "TEQUIO_SECRET_KEY" not in os.environ:
        os.environ["TEQUIO_SECRET_KEY"] = secret_key(home / "secret-key")


def secret_key(path: Path) -> str:
    """Return the secret kept in a private file, made the first time; of two makers one wins."""
    if not path.exists():
        aside = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
        with suppress(FileExistsError):  # another maker was first
            path.hardlink_to(aside)
        aside.unlink()
    return path.read_text()


@contextmanager
def told_address(home: Path, address: str) -> Iterator[None]:
    """Say where the site is, to this process and to commands that run beside it in this house.

    The addresses of receipts begin with it, unless TEQUIO_URL says another.
    """
    os.environ.setdefault("TEQUIO_URL", address)
    file = home / "address"
    file.write_text(os.environ["TEQUIO_URL"])
    try:
        yield
    finally:
        file.unlink(missing_ok=True)


def export_address(home: Path) -> None:
    """Tell this process where the site that runs in this house is, if one does."""
    with suppress(FileNotFoundError):
        os.environ.setdefault("TEQUIO_URL", (home / "address").read_text())
