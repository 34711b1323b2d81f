"""Fits the weights by which names and units are compared: a conditional logit with a way out.

Each name chooses among the units compared with it, and "none of these", whose score is zero. The
weights are those that make the true choices likeliest, with a slight pull to zero. Newton's steps.
"""

import numpy as np

from tequio.register.units.rules.matching import asked, candidates, compared
from tequio.register.units.rules.weighing import WEIGHTS, features

PULL = 1e-3


def choices(cases, register):
    """Return, for each name, the units it may mean: the features by each name, which is meant."""
    told = []
    for case in cases:
        name = asked(case.named, register)
        known = [register.units[at] for at in candidates(name, register)]
        rows = [
            np.array([features(seen) for seen in compared(name, each, register)]) for each in known
        ]
        told.append((rows, np.array([each.unit.clues == case.meant for each in known], dtype=bool)))
    return [each for each in told if each[0]]


def fitted(told):
    """Return the weights. The best of a unit's names counts: choosing and fitting alternate."""
    weights = np.zeros(len(WEIGHTS))
    for _ in range(4):
        weights = _newton([(_best(rows, weights), true) for rows, true in told], weights)
    return dict(zip(WEIGHTS, np.round(weights, 2).tolist(), strict=True))


def _best(rows, weights):
    return np.array([each[np.argmax(each @ weights)] for each in rows])


def _newton(told, weights):
    for _ in range(60):
        slope, bend = _slopes(told, weights)
        step = np.linalg.solve(bend, slope)
        weights = weights + step * min(1.0, 3.0 / np.abs(step).max())
        if np.abs(step).max() < 1e-6:
            break
    return weights


def _slopes(told, weights):
    slope, bend = -PULL * len(told) * weights, PULL * len(told) * np.eye(len(weights))
    for rows, true in told:
        scores = rows @ weights
        top = max(0.0, scores.max())
        each = np.exp(scores - top)
        share = each / (each.sum() + np.exp(-top))
        wanted = np.where(true, each, 0.0)
        wanted = wanted / wanted.sum() if true.any() else wanted
        mean = share @ rows
        slope += wanted @ rows - mean
        bend += (rows * share[:, None]).T @ rows - np.outer(mean, mean)
    return slope, bend
