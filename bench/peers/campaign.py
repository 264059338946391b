"""The campaign of README.md in plain Python: campaign.py REPLICATIONS"""
import math
import random
import sys
import time

COLUMNS, ROWS, STEPS = 12, 8, 90


class Unit:
    def __init__(self, column, row):
        self.column, self.row, self.strength = column, row, 1.0


def clip(share):
    return min(max(share, 0.0), 0.5)


def total(units):
    places = {}
    for unit in units:
        key = (unit.column, unit.row)
        places[key] = places.get(key, 0.0) + unit.strength
    return places


def campaign(rng):
    attackers = [Unit(u % 2, u // 2 % ROWS) for u in range(160)]
    defenders = [Unit(5 + u % 5, u // 5 % ROWS) for u in range(140)]
    for _ in range(STEPS):
        there, here = total(attackers), total(defenders)
        for place, a in there.items():
            d = here.get(place, 0.0)
            if d <= 0:
                continue
            lost_a = clip(0.1 * d / a * (1 + 0.3 * rng.gauss(0, 1)))
            lost_d = clip(0.012 * a / d * (1 + 0.3 * rng.gauss(0, 1)))
            there[place], here[place] = 1 - lost_a, 1 - lost_d
            for units, kept in ((attackers, 1 - lost_a), (defenders, 1 - lost_d)):
                for unit in units:
                    if (unit.column, unit.row) == place:
                        unit.strength *= kept
        attackers = [unit for unit in attackers if unit.strength >= 0.5]
        defenders = [unit for unit in defenders if unit.strength >= 0.5]
        held = {(unit.column, unit.row) for unit in defenders}
        for unit in attackers:
            if unit.column == COLUMNS - 1 or (unit.column, unit.row) in held or rng.random() >= 0.7:
                continue
            if rng.random() < 0.8:
                unit.column += 1
            else:
                unit.row = min(max(unit.row + rng.choice((-1, 1)), 0), ROWS - 1)
    return (len(attackers), sum(unit.strength for unit in attackers),
            sum(unit.column == COLUMNS - 1 for unit in attackers))


def main():
    n = int(sys.argv[1])
    rng = random.Random(1)
    started = time.process_time()
    rows = [campaign(rng) for _ in range(n)]
    seconds = time.process_time() - started
    words = [str(n), f"{seconds:.6f}"]
    for k in range(3):
        mean = sum(row[k] for row in rows) / n
        words += [f"{mean:.6f}", f"{math.sqrt(sum((row[k] - mean) ** 2 for row in rows) / n):.6f}"]
    print(*words)


main()
