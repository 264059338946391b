#!/usr/bin/env python3
"""Estimates the calibrated engagement model on a table of historical engagements and writes its coefficients.

    tools/fit_engagement.py TABLE.csv                prints estimates and scores
    tools/fit_engagement.py TABLE.csv --write FILE   writes src/process/engagement/calibration.c
    tools/fit_engagement.py TABLE.csv --check FILE   fails where FILE is not what the table gives

Equations and the meaning of each coefficient: docs/theory/calibrated.md. Standard library only; the result depends on
nothing but the table (fixed seeds). Exit code 77 where the table does not exist, so that a test can skip.
"""
import argparse
import csv
import hashlib
import math
import os
import random
import sys

TANK, GUN = 100.0, 30.0  # rifleman equivalents: POWER_PER_TANK and POWER_PER_TUBE in power.h
LAST_YEAR = 1973         # the one engagement of 1982 is left out, as in the published tables
FOLD_SEEDS = range(5)
BOOTSTRAPS = 400
# A prepared defence has this share of what fortification does. The order of postures is imposed, not found: in the
# sample attackers did no worse against prepared defences than against hasty ones. It costs 0.001 of the Brier score.
PREPARED_SHARE = 0.25
EULER = 0.5772156649015329
MID_SIZE, MID_DENSITY = 10.0, 7.0  # ln people, ln people per km a side: centres of the size terms


def load(path):
    def number(text):
        return float(text) if text else None

    fights = []
    with open(path, encoding='utf-8') as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith('#')):
            if int(row['year']) <= LAST_YEAR:
                fights.append(prepare(row, number))
    return fights


def prepare(row, number):
    power = {}
    for side in 'ad':
        power[side] = (number(row[side + '_strength']) + TANK * (number(row[side + '_tanks']) or 0)
                       + GUN * (number(row[side + '_guns']) or 0))
    people = {side: number(row[side + '_strength']) for side in 'ad'}
    duration = max(1.0, number(row['duration_day']) or 1.0)
    fight = {
        'war': row['war'],
        'outcome': {'attacker': 1.0, 'defender': 0.0, 'draw': 0.5}[row['winner']],
        'headcount_ratio': people['a'] / people['d'],
        'ln_ratio': math.log(power['a'] / power['d']),
        'air': number(row['air']) or 0.0,
        'surprise': number(row['surprise']),
        'wet': float(row['weather'] == 'wet'),
        'fortified': {'fortified': 1.0, 'prepared': PREPARED_SHARE}.get(row['posture'], 0.0),
        'moving': float(row['posture'] in ('delay', 'withdrawal')),
        'rugged': float(row['terrain_relief'] == 'rugged'),
        'size_a': math.log(people['a']) - MID_SIZE,
        'size_d': math.log(people['d']) - MID_SIZE,
        'size': 0.5 * math.log(people['a'] * people['d']) - MID_SIZE,
        'density': (0.5 * math.log(people['a'] * people['d']) - math.log(number(row['front_km'])) - MID_DENSITY
                    if number(row['front_km']) else 0.0),
        'ln_duration': math.log(max(0.25, number(row['duration_day']) or 1.0)),
    }
    for side in 'ad':
        loss = number(row[side + '_losses'])
        fight['loss_' + side] = (None if loss is None else
                                 math.log(min(0.95, max(loss, 0.5) / people[side]) / duration))
    advance = number(row['advance_km'])
    fight['advance'] = None if advance is None else math.log(max(0.1, advance / duration))
    return fight


def solve(matrix, right):
    n = len(right)
    m = [matrix[i][:] + [right[i]] for i in range(n)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda k: abs(m[k][i]))
        m[i], m[pivot] = m[pivot], m[i]
        for k in range(i + 1, n):
            factor = m[k][i] / m[i][i]
            for j in range(i, n + 1):
                m[k][j] -= factor * m[i][j]
    x = [0.0] * n
    for i in range(n - 1, -1, -1):
        x[i] = (m[i][n] - sum(m[i][j] * x[j] for j in range(i + 1, n))) / m[i][i]
    return x


def dot(a, b):
    return sum(u * v for u, v in zip(a, b))


def logistic(x):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def fit_linear(x, y, prior, weight):
    """Least squares with a normal prior; the residual variance is taken as 1."""
    k = len(prior)
    a = [[sum(r[i] * r[j] for r in x) + (weight[i] if i == j else 0) for j in range(k)] for i in range(k)]
    b = [sum(r[i] * v for r, v in zip(x, y)) + weight[i] * prior[i] for i in range(k)]
    return solve(a, b)


def fit_logistic(x, y, prior, weight):
    k = len(prior)
    beta = prior[:]
    for _ in range(40):
        p = [logistic(dot(r, beta)) for r in x]
        h = [[sum(q * (1 - q) * r[i] * r[j] for r, q in zip(x, p)) + (weight[i] if i == j else 0) for j in range(k)]
             for i in range(k)]
        g = [sum((v - q) * r[i] for r, v, q in zip(x, y, p)) - weight[i] * (beta[i] - prior[i]) for i in range(k)]
        step = solve(h, g)
        beta = [u + v for u, v in zip(beta, step)]
        if max(map(abs, step)) < 1e-10:
            break
    return beta


def course(q):
    """How the fight goes, -1..1, from its margin q."""
    return q / (1 + abs(q))


def expected_course(eta, outcome):
    """Means of course(q) and of its positive part, q = eta + logistic noise, given who won; a draw is half of each."""
    lost = logistic(-eta)
    n = 32
    total = won = 0.0
    for i in range(n):
        part = (i + 0.5) / n
        for share, u in ((outcome, lost + (1 - lost) * part), (1 - outcome, lost * part)):
            if share > 0:
                u = min(max(u, 1e-12), 1 - 1e-12)
                f = course(eta + math.log(u / (1 - u)))
                total += share * f / n
                won += share * max(f, 0.0) / n
    return total, won


# name, prior mean, prior precision. The power coefficient's prior stands for the selection that flattens the raw curve:
# attackers chose their fights. Within nations the slope is about 1 (docs/theory/calibrated.md).
WIN = (('intercept', 0, 0.01), ('ln_ratio', 1, 10), ('air', 0, 2), ('surprise', 0, 2), ('wet', 0, 2),
       ('fortified', 0, 2))
LOSS = (('intercept', 0, 0.01), ('course', 0, 1), ('ln_ratio', 0, 1), ('size', 0, 1), ('moving', 0, 1),
        ('fortified', 0, 1), ('density', 0, 1))
ADVANCE = (('intercept', 0, 0.01), ('course', 0, 1), ('fortified', 0, 1), ('rugged', 0, 1), ('moving', 0, 1))
PACE = (('intercept', 0, 0.01), ('size', 0, 1))
UNCERTAIN = (('win', 0), ('win', 1), ('loss_a', 0), ('loss_d', 0), ('advance', 0), ('advance', 1))


def win_row(f):
    return [1.0] + [f[name] for name, _, _ in WIN[1:]]


def loss_row(f, side):
    return [1.0, f['course'], f['ln_ratio'], f['size_' + side], f['moving'], f['fortified'],
            f['density']]


def advance_row(f):
    return [1.0, f['course'], f['fortified'] * f['course_won'], f['rugged'], f['moving']]


def prior_of(table):
    return [float(t[1]) for t in table], [float(t[2]) for t in table]


def fit_win(fights):
    return fit_logistic([win_row(f) for f in fights], [f['outcome'] for f in fights], *prior_of(WIN))


def with_course(fights, win):
    out = []
    for f in fights:
        f = dict(f)
        f['course'], f['course_won'] = expected_course(dot(win_row(f), win), f['outcome'])
        out.append(f)
    return out


def regress(rows, values, table, median=False):
    """Coefficients and residual spread; of the median by reweighted least squares (advance is skewed, many are 0)."""
    known = [(r, v) for r, v in zip(rows, values) if v is not None]
    x, y = [r for r, _ in known], [v for _, v in known]
    beta = fit_linear(x, y, *prior_of(table))
    for _ in range(30 if median else 0):
        root = [1 / math.sqrt(max(abs(v - dot(r, beta)), 0.1)) for r, v in known]
        beta = fit_linear([[w * c for c in r] for r, w in zip(x, root)], [w * v for v, w in zip(y, root)],
                          *prior_of(table))
    residual = [v - dot(r, beta) for r, v in known]
    return beta, math.sqrt(sum(e * e for e in residual) / (len(residual) - len(beta)))


def fit(fights):
    win = fit_win(fights)
    fights = with_course(fights, win)
    result = {'win': win}
    for side in 'ad':
        result['loss_' + side], result['loss_%s_sd' % side] = regress(
            [loss_row(f, side) for f in fights], [f['loss_' + side] for f in fights], LOSS)
    result['advance'], result['advance_sd'] = regress(
        [advance_row(f) for f in fights], [f['advance'] for f in fights], ADVANCE, median=True)
    # The model's fights end after an exponential time, whose log has a mean of minus Euler's constant.
    result['pace'], _ = regress([[1.0, f['size']] for f in fights], [f['ln_duration'] + EULER for f in fights], PACE)
    return result


def folds(fights, seed):
    index = list(range(len(fights)))
    if seed is None:
        wars = sorted({f['war'] for f in fights})
        return [[i for i in index if fights[i]['war'] == war] for war in wars]
    random.Random(seed).shuffle(index)
    return [index[k::10] for k in range(10)]


def cross_validate(fights, seed):
    """Brier and log loss, out of sample, of the model, the base rate and the 3:1 rule; win = attacker won."""
    score = {name: [0.0, 0.0] for name in ('model', 'base', 'rule')}
    for fold in folds(fights, seed):
        held = set(fold)
        train = [f for i, f in enumerate(fights) if i not in held]
        win = fit_win(train)
        chance = {'base': sum(f['outcome'] == 1 for f in train) / len(train)}
        for above in (False, True):
            group = [f for f in train if (f['headcount_ratio'] >= 3) == above]
            chance[above] = (sum(f['outcome'] == 1 for f in group) + 1) / (len(group) + 2)
        for i in fold:
            f = fights[i]
            won = f['outcome'] == 1
            guess = {'model': logistic(dot(win_row(f), win)), 'base': chance['base'],
                     'rule': chance[f['headcount_ratio'] >= 3]}
            for name, p in guess.items():
                score[name][0] += (won - p) ** 2 / len(fights)
                score[name][1] -= math.log(p if won else 1 - p) / len(fights)
    return score


def mean_scores(fights):
    runs = [cross_validate(fights, seed) for seed in FOLD_SEEDS]
    tens = {n: [sum(r[n][k] for r in runs) / len(runs) for k in (0, 1)] for n in runs[0]}
    hard = [0.0, 0.0]  # the 3:1 rule taken at its word: probability 0.95 above, 0.05 below
    for f in fights:
        p = 0.95 if f['headcount_ratio'] >= 3 else 0.05
        won = f['outcome'] == 1
        hard[0] += (won - p) ** 2 / len(fights)
        hard[1] -= math.log(p if won else 1 - p) / len(fights)
    tens['hard_rule'] = hard
    return tens, cross_validate(fights, None)


def uncertainty(fights):
    """Lower Cholesky factor of the bootstrap covariance of the UNCERTAIN coefficients."""
    rng = random.Random(1990)
    draws = []
    for _ in range(BOOTSTRAPS):
        result = fit([fights[rng.randrange(len(fights))] for _ in fights])
        draws.append([result[part][k] for part, k in UNCERTAIN])
    n = len(UNCERTAIN)
    mean = [sum(d[i] for d in draws) / len(draws) for i in range(n)]
    cov = [[sum((d[i] - mean[i]) * (d[j] - mean[j]) for d in draws) / (len(draws) - 1) for j in range(n)]
           for i in range(n)]
    low = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(i + 1):
            rest = cov[i][j] - sum(low[i][k] * low[j][k] for k in range(j))
            low[i][j] = math.sqrt(rest) if i == j else rest / low[j][j]
    return low


def c_list(values):
    return '{' + ', '.join('%.4f' % v for v in values) + '}'


def c_source(path, fights, result, low, tens, wars):
    with open(path, 'rb') as f:
        digest = hashlib.sha256(f.read()).hexdigest()
    lines = [
        '/* Written by tools/fit_engagement.py TABLE.csv --write FILE; do not edit.',
        ' *',
        ' * Estimated on %d engagements, 1939-%d, of CDB90, the battle data base of the US Army Concepts Analysis'
        % (len(fights), LAST_YEAR),
        ' * Agency, edition 1990 (CAA-SR-84-6); tidy edition by J. B. Arnold (ODC-BY 1.0). Coefficients are facts',
        ' * computed from it; the table itself is not part of this project. */',
        '#include "process/engagement/calibration.h"',
        '',
        '/* clang-format off */',
        'const struct calibration calibration = {',
        '    .table_sha256 = "%s",' % digest,
        '    .engagements = %d,' % len(fights),
    ]
    for part in ('win', 'loss_a', 'loss_d', 'advance', 'pace'):
        name = {'loss_a': 'loss[ENGAGEMENT_ATTACKER]', 'loss_d': 'loss[ENGAGEMENT_DEFENDER]'}.get(part, part)
        lines.append('    .%s = %s,' % (name, c_list(result[part])))
    lines.append('    .loss_sd = %s,' % c_list([result['loss_a_sd'], result['loss_d_sd']]))
    lines.append('    .prepared_share = %.2f,' % PREPARED_SHARE)
    lines.append('    .advance_sd = %.4f,' % result['advance_sd'])
    lines.append('    .cholesky = {')
    lines += ['        %s,' % c_list(row) for row in low]
    lines.append('    },')
    for name in ('model', 'base', 'rule', 'hard_rule'):
        lines.append('    .ten_fold_%s = %s, /* Brier, log loss */' % (name, c_list(tens[name])))
    for name in ('model', 'base', 'rule'):
        lines.append('    .war_left_out_%s = %s,' % (name, c_list(wars[name])))
    return '\n'.join(lines + ['};', '/* clang-format on */', ''])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('table')
    parser.add_argument('--write')
    parser.add_argument('--check')
    options = parser.parse_args()
    if not os.path.exists(options.table):
        print('no such table: skipped', file=sys.stderr)
        return 77
    fights = load(options.table)
    source = c_source(options.table, fights, fit(fights), uncertainty(fights), *mean_scores(fights))
    if options.write:
        with open(options.write, 'w', encoding='utf-8') as f:
            f.write(source)
    elif options.check:
        with open(options.check, encoding='utf-8') as f:
            if f.read() != source:
                sys.stdout.write(source)
                print('%s differs from what the table gives' % options.check, file=sys.stderr)
                return 1
    else:
        sys.stdout.write(source)
    return 0


if __name__ == '__main__':
    sys.exit(main())
