"""Writes the reference values of test/math/reference: `python3 scripts/reference/points.py` (needs mpmath).

Then `npx biome check --write test/math/reference` formats them. Each value is computed at 60 digits or more and stored as the nearest double and what is left, in units of that double's
last place, so that an error can be measured to a small part of such a unit. Arguments are drawn at random with a fixed seed over the ranges
below, and to them come the arguments of hard.json, at which a search over millions of random arguments (against
libquadmath, 113 bits) found each routine's largest errors.
"""

import json
import math
import random
from pathlib import Path

from mpmath import mp, mpf

mp.dps = 60
HERE = Path(__file__).parent
OUT = HERE.parent.parent / 'test' / 'math' / 'reference'
HARD = json.loads((HERE / 'hard.json').read_text())


def split(value):
    """[nearest double, what is left in units of its last place]."""
    nearest = float(value)
    return [nearest, round(float((value - mpf(nearest)) / mpf(math.ulp(nearest))), 6)]


def linear(low, high, count):
    return [random.uniform(low, high) for _ in range(count)]


def logarithmic(low, high, count, signs=(1,)):
    return [random.choice(signs) * math.exp(random.uniform(math.log(low), math.log(high))) for _ in range(count)]


BOTH = (-1, 1)


def normal_cdf(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def normal_quantile(p):
    """Newton's method on the smaller tail."""
    lower = p <= mpf(1) / 2
    q = p if lower else 1 - p
    z = -mp.sqrt(-2 * mp.log(q)) if q < mpf('0.3') else mpf(0)
    for _ in range(200):
        step = (mp.log(normal_cdf(z)) - mp.log(q)) * normal_cdf(z) / (mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi))
        z -= step
        if abs(step) < mpf(10) ** -45:
            break
    return z if lower else -z


UNARY = {
    'exp': (mp.exp, lambda: linear(-708, 709.7, 150) + linear(-1, 1, 100) + linear(-745, -708, 30)),
    'expm1': (mp.expm1, lambda: linear(-2, 2, 120) + linear(-40, 709, 60) + logarithmic(1e-20, 100, 60, BOTH)),
    'log': (mp.log, lambda: linear(0.5, 2, 120) + logarithmic(1e-320, 1e308, 100) + linear(0.99, 1.01, 40)),
    'log1p': (mp.log1p, lambda: linear(-0.99, 3, 120) + logarithmic(1e-20, 0.99, 60, BOTH) + logarithmic(1, 1e300, 60)),
    'tanh': (mp.tanh, lambda: linear(-3, 3, 120) + logarithmic(1e-12, 25, 80, BOTH)),
    'sin': (mp.sin, lambda: linear(-10, 10, 100) + linear(-1e5, 1e5, 100) + logarithmic(1e-10, 1e300, 60, BOTH)),
    'cos': (mp.cos, lambda: linear(-10, 10, 100) + linear(-1e5, 1e5, 100) + logarithmic(1e-10, 1e300, 60, BOTH)),
    'sinOfTurns': (lambda u: mp.sinpi(2 * u), lambda: linear(0, 1, 120) + linear(-50, 50, 60)),
    'cosOfTurns': (lambda u: mp.cospi(2 * u), lambda: linear(0, 1, 120) + linear(-50, 50, 60)),
    'erf': (mp.erf, lambda: linear(-2, 2, 120) + logarithmic(1e-20, 6, 60, BOTH)),
    'erfc': (mp.erfc, lambda: linear(-3, 3, 120) + linear(0, 26.5, 100) + linear(26.5, 27.2, 20)),
    'normalCdf': (normal_cdf, lambda: linear(-5, 9, 120) + linear(-37.5, 0, 100) + linear(-38.4, -37.5, 20)),
    'normalQuantile': (normal_quantile, lambda: linear(0, 1, 120) + logarithmic(1e-300, 1, 60)),
    'logGamma': (mp.loggamma, lambda: linear(0, 3, 120) + linear(0, 12, 60) + logarithmic(1e-300, 1e300, 60)),
    'logistic': (lambda x: 1 / (1 + mp.exp(-x)), lambda: linear(-5, 5, 100) + linear(-740, 40, 60)),
    'logit': (lambda p: mp.log(p / (1 - p)), lambda: linear(0, 1, 100) + logarithmic(1e-300, 1, 60)),
    'log1pMinus': (lambda x: mp.log1p(x) - x, lambda: linear(-0.99, 2, 100) + logarithmic(1e-10, 0.9, 60, BOTH)),
}


def unary():
    for name, (f, arguments) in UNARY.items():
        random.seed(name)
        xs = arguments() + HARD.get(name, [])
        # Sines of huge arguments need their integer part too, and small differences their guard digits.
        with mp.workdps(420 if name in ('sin', 'cos') else 80):
            points = [[x, *split(f(mpf(x)))] for x in xs]
        write(name, points)


def power():
    random.seed('pow')
    points = []
    for _ in range(120):
        points.append((random.uniform(0.01, 10), random.uniform(-20, 20)))
    for _ in range(120):
        x = math.exp(random.uniform(-700, 700))
        points.append((x, random.uniform(-700, 700) / math.log(x)))
    for _ in range(60):
        points.append((1 + random.uniform(-1e-3, 1e-3), random.uniform(-6e5, 6e5)))
    points += [tuple(p) for p in HARD['pow']]
    write('pow', [[x, y, *split(mp.power(mpf(x), mpf(y)))] for x, y in points])


def gamma_p(a, x):
    """P(a, x) as a series of positive terms."""
    term = total = 1 / a
    n = 1
    while term > total * mpf(10) ** -(mp.dps + 2):
        term *= x / (a + n)
        total += term
        n += 1
    return total * mp.exp(a * mp.log(x) - x - mp.loggamma(a))


def beta_i(a, b, x):
    """I_x(a, b) as a series of positive terms, from the nearer end."""
    if x > mpf(1) / 2:
        return 1 - beta_i(b, a, 1 - x)
    term = total = mpf(1)
    n = 0
    while term > total * mpf(10) ** -(mp.dps + 2):
        term *= x * (a + b + n) / (a + 1 + n)
        total += term
        n += 1
    logs = a * mp.log(x) + b * mp.log(1 - x) - mp.loggamma(a) - mp.loggamma(b) + mp.loggamma(a + b)
    return total * mp.exp(logs) / a


def incomplete():
    random.seed('incomplete')
    gammas = []
    for _ in range(150):
        a = logarithmic(1e-3, 3e3, 1)[0]
        near = a + 2 * math.sqrt(a) * random.gauss(0, 1)
        gammas.append((a, near if near > 0 and random.random() < 0.5 else a * logarithmic(0.05, 4, 1)[0]))
    for _ in range(80):
        a = logarithmic(30, 1e5, 1)[0]
        gammas.append((a, abs(a + 3 * math.sqrt(a) * random.gauss(0, 1))))
    lower, upper = [], []
    with mp.workdps(330):
        for a, x in gammas:
            p = gamma_p(mpf(a), mpf(x))
            if p > 1e-290:
                lower.append([a, x, *split(p)])
            if 1 - p > 1e-290:
                upper.append([a, x, *split(1 - p)])
    write('gammaP', lower)
    write('gammaQ', upper)
    betas = []
    with mp.workdps(330):
        for _ in range(160):
            a, b = logarithmic(1e-2, 2e3, 2)
            mean = a / (a + b)
            x = mean + 2 * random.gauss(0, 1) * math.sqrt(mean * (1 - mean) / (a + b + 1))
            if not 0 < x < 1:
                x = random.random()
            value = beta_i(mpf(a), mpf(b), mpf(x))
            if value > 1e-290:
                betas.append([a, b, x, *split(value)])
    write('betaI', betas)


def write(name, points):
    rows = ',\n'.join('    ' + json.dumps(point) for point in points)
    note = 'arguments, then the nearest double to the value and what is left in its last place; made by scripts/reference/points.py with mpmath'
    text = '{\n  "function": "%s",\n  "points_hold": "%s",\n  "points": [\n%s\n  ]\n}\n' % (name, note, rows)
    (OUT / f'{name}.json').write_text(text)
    print(name, len(points))


if __name__ == '__main__':
    OUT.mkdir(parents=True, exist_ok=True)
    unary()
    power()
    incomplete()
