"""The campaign of README.md in NumPy, all replications of a batch at once: campaign_numpy.py REPLICATIONS"""
import sys
import time

import numpy as np

COLUMNS, ROWS, STEPS, BATCH = 12, 8, 90, 200
PLACES = COLUMNS * ROWS


def total(place, strength, offset):
    n = strength.shape[0]
    return np.bincount((place + offset).ravel(), strength.ravel(), n * PLACES).reshape(n, PLACES)


def batch(n, rng):
    offset = np.arange(n)[:, None] * PLACES
    u, v = np.arange(160), np.arange(140)
    place_a = np.tile(u % 2 * ROWS + u // 2 % ROWS, (n, 1))
    place_d = np.tile((5 + v % 5) * ROWS + v // 5 % ROWS, (n, 1))
    a, d = np.ones((n, 160)), np.ones((n, 140))
    rows = np.arange(n)[:, None]
    for _ in range(STEPS):
        there, here = total(place_a, a, offset), total(place_d, d, offset)
        fight = (there > 0) & (here > 0)
        with np.errstate(divide="ignore", invalid="ignore"):
            lost_a = np.where(fight, np.clip(0.1 * here / there * (1 + 0.3 * rng.standard_normal(there.shape)), 0, 0.5), 0)
            lost_d = np.where(fight, np.clip(0.012 * there / here * (1 + 0.3 * rng.standard_normal(there.shape)), 0, 0.5), 0)
        a *= 1 - lost_a[rows, place_a]
        d *= 1 - lost_d[rows, place_d]
        a[a < 0.5] = 0
        d[d < 0.5] = 0
        held = total(place_d, d, offset) > 0
        draw = rng.random(a.shape)
        able = (a > 0) & ~held[rows, place_a] & (place_a < PLACES - ROWS)
        row = place_a % ROWS
        east = able & (draw < 0.56)
        up = able & (draw >= 0.56) & (draw < 0.63) & (row > 0)
        down = able & (draw >= 0.63) & (draw < 0.7) & (row < ROWS - 1)
        place_a = place_a + ROWS * east - up + down
    alive = a > 0
    return np.stack([alive.sum(1), a.sum(1), (alive & (place_a >= PLACES - ROWS)).sum(1)], 1)


def main():
    n = int(sys.argv[1])
    rng = np.random.Generator(np.random.SFC64(1))
    started = time.process_time()
    result = np.concatenate([batch(min(BATCH, n - i), rng) for i in range(0, n, BATCH)])
    seconds = time.process_time() - started
    words = [str(n), f"{seconds:.6f}"]
    for k in range(3):
        words += [f"{result[:, k].mean():.6f}", f"{result[:, k].std():.6f}"]
    print(*words)


main()
