"""Write the hashed requirements files anew: `python tools/lock.py [package ...]`.

Run it with the Python of var/venv/current/bin. Named packages are raised to their newest version;
without names all stay as they are unless pyproject.toml asks for another; `--all` raises all.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {
    "requirements.txt": ["pyproject.toml"],
    "requirements-dev.txt": ["--group", "pyproject.toml:dev", "--constraints", "requirements.txt"],
    "requirements-uv.txt": ["tools/uv.in"],
}
OPTIONS = [
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-header",
    "--only-binary=:all:",
    "--quiet",
]


def raised(names: list[str]) -> list[str]:
    """Return the options that raise the named packages."""
    if names == ["--all"]:
        return ["--upgrade"]
    return [f"--upgrade-package={name}" for name in names]


def fetch_uv(folder: str) -> Path:
    """Return uv, of the version that is locked, put into a folder."""
    wanted = ["--target", folder, "--require-hashes", "-r", "requirements-uv.txt"]
    pip = [sys.executable, "-m", "pip", "install", "--quiet", *wanted]
    subprocess.run(pip, cwd=ROOT, check=True)
    return Path(folder) / "bin" / "uv"


def main(names: list[str]) -> int:
    """Compile every file; stop at the first that fails."""
    with tempfile.TemporaryDirectory() as folder:
        command = [fetch_uv(folder), "pip", "compile", *OPTIONS, *raised(names)]
        for target, source in LOCKS.items():
            done = subprocess.run([*command, *source, "-o", target], cwd=ROOT, check=False)
            if done.returncode:
                return done.returncode
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
