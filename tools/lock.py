"""Write the hashed requirements files anew: `python tools/lock.py [package ...]`.

Needs `uv` beside the Python that runs it. Named packages are raised to their newest version;
without names all stay as they are unless pyproject.toml asks for another; `--all` raises all.
"""

import subprocess
import sys
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


def main(names: list[str]) -> int:
    """Compile every file; stop at the first that fails."""
    uv = Path(sys.executable).parent / "uv"
    for target, source in LOCKS.items():
        command = [uv, "pip", "compile", *OPTIONS, *raised(names), *source, "--output-file", target]
        if status := subprocess.run(command, cwd=ROOT, check=False).returncode:
            return status
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
