import re
from pathlib import Path

import pytest

CSS = Path("src/tequio/base/ui/static/ui/tokens.css").read_text("utf-8")
SURFACES = ("paper", "sheet", "sunken")
TEXT = [
    *((ink, ground) for ink in ("ink", "ink-2", "ink-3", "link") for ground in SURFACES),
    *((f"{tone}", ground) for tone in ("good", "warn", "bad", "said") for ground in SURFACES),
    *((tone, f"{tone}-soft") for tone in ("good", "warn", "bad")),
    *(("ink", f"{tone}-soft") for tone in ("good", "warn", "bad", "brand")),
    *(("ink-2", f"{tone}-soft") for tone in ("good", "warn", "bad")),
    ("ink-3", "warn-soft"),
    ("said", "warn-soft"),
    ("bar-ink", "bar"),
    ("bar-ink-2", "bar"),
    ("action-ink", "action"),
    ("action-ink", "action-hover"),
    ("ink", "select"),
    ("ink-2", "select"),
    ("brand", "paper"),
    ("brand", "sheet"),
    ("brand", "brand-soft"),
    *((f"seq-{level}-ink", f"seq-{level}") for level in range(6)),
    ("sheet", "map-unit"),
]
MARKS = [
    *(("line-2", ground) for ground in SURFACES),
    *(("receipt", ground) for ground in ("paper", "sheet")),
    *(("warn-fill", ground) for ground in ("paper", "sheet", "warn-soft")),
    *(("focus", ground) for ground in SURFACES),
    *(("measured", ground) for ground in SURFACES),
    *(("map-unit", f"seq-{level}") for level in range(4)),
    ("bar-mark", "bar"),
    ("action", "paper"),
    ("gap-4", "gap-0"),
    ("seq-5", "seq-0"),
]


def declared(block):
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", re.sub(r"/\*.*?\*/", "", block)))


def block(after, css=CSS):
    start = css.index("{", css.index(after) + len(after) - 1)
    depth = 0
    for at in range(start, len(css)):
        depth += {"{": 1, "}": -1}.get(css[at], 0)
        if depth == 0:
            return css[start + 1 : at]
    raise AssertionError(after)


BY_MACHINE = declared(block('not([data-theme="light"]) '))
BY_CHOICE = declared(block(':root[data-theme="dark"] ', CSS.replace("{", " {")))
LIGHT = declared(block(":root "))
MODES = {"light": LIGHT, "dark": {**LIGHT, **BY_MACHINE}}


def colour(mode, name):
    value = MODES[mode][name]
    while inner := re.fullmatch(r"var\(--([\w-]+)\)", value):
        value = MODES[mode][inner[1]]
    digits = value.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    return [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]


def luminance(channels):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(mode, over, under):
    light, dark = sorted((luminance(colour(mode, name)) for name in (over, under)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_says():
    MODES["test"] = {"black": "#000", "white": "#ffffff", "grey": "#767676"}
    assert contrast("test", "black", "white") == pytest.approx(21)
    assert contrast("test", "grey", "white") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("over", "under"), TEXT)
def test_text_is_read_on_its_ground(mode, over, under):
    assert contrast(mode, over, under) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("over", "under"), MARKS)
def test_marks_are_seen_on_their_ground(mode, over, under):
    assert contrast(mode, over, under) >= 3


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("ramp", [[f"seq-{n}" for n in range(6)], [f"gap-{n}" for n in range(5)]])
def test_a_ramp_goes_ever_farther_from_the_page(mode, ramp):
    away = [contrast(mode, tone, "paper") for tone in ramp]
    assert away == sorted(away)


def test_dark_is_the_same_by_machine_and_by_choice():
    assert BY_MACHINE == BY_CHOICE
    assert len(BY_MACHINE) > 40


def test_dark_names_no_token_that_light_lacks():
    assert set(BY_MACHINE) <= set(LIGHT)
