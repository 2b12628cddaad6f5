"""Fits the polynomials of src/math and src/random by the Remez exchange algorithm at 60 digits.

Run `python3 scripts/reference/fit.py` (needs mpmath); it prints each polynomial's coefficients, lowest power first,
rounded to doubles, with the largest weighted error before and after rounding. The printed numbers are the ones typed
into the sources. Method: E. Ya. Remez (1934), second exchange algorithm.
"""

from mpmath import mp, mpf, matrix, lu_solve, exp, log, sin, cos, erf, erfc, loggamma, sqrt, pi, nstr

mp.dps = 60


def remez(f, weight, low, high, degree, grid=1500, rounds=12):
    """Coefficients c minimising max |weight(x) (f(x) - sum c_j x^j)| on [low, high], and that maximum."""
    low, high = mpf(low), mpf(high)
    count = degree + 2
    xs = [(low + high) / 2 - (high - low) / 2 * cos(pi * i / (count - 1)) for i in range(count)]
    points = [(low + high) / 2 - (high - low) / 2 * cos(pi * i / grid) for i in range(grid + 1)]
    values = [(x, f(x), weight(x)) for x in points]
    for _ in range(rounds):
        a = matrix(count, count)
        b = matrix(count, 1)
        for i, x in enumerate(xs):
            for j in range(degree + 1):
                a[i, j] = x**j
            a[i, degree + 1] = (-1) ** i / weight(x)
            b[i] = f(x)
        solution = lu_solve(a, b)
        c = [solution[j] for j in range(degree + 1)]
        errors = [(x, w * (y - polynomial(c, x))) for x, y, w in values]
        peaks = alternating(errors)
        if len(peaks) < count:
            break
        while len(peaks) > count:
            peaks.pop(0 if abs(peaks[0][1]) < abs(peaks[-1][1]) else -1)
        xs = [p[0] for p in peaks]
        largest = max(abs(e) for _, e in errors)
        if largest < abs(solution[degree + 1]) * mpf('1.001'):
            break
    rounded = [float(v) for v in c]
    after = max(abs(w * (y - polynomial([mpf(v) for v in rounded], x))) for x, y, w in values)
    before = max(abs(w * (y - polynomial(c, x))) for x, y, w in values)
    return rounded, before, after, float(c[0] - mpf(rounded[0]))


def polynomial(c, x):
    value = mpf(0)
    for v in reversed(c):
        value = value * x + v
    return value


def alternating(errors):
    """The largest error of each run of one sign, in order."""
    peaks = []
    for x, e in errors:
        if peaks and (e >= 0) == (peaks[-1][1] >= 0):
            if abs(e) > abs(peaks[-1][1]):
                peaks[-1] = (x, e)
        else:
            peaks.append((x, e))
    return peaks


def show(name, fit):
    rounded, before, after, lost = fit
    print(f'{name}: error {nstr(before, 3)} (2^{nstr(log(before, 2), 4)}), rounded 2^{nstr(log(after, 2), 4)}')
    for v in rounded:
        print(f'  {v!r},')
    print(f'  (rounding the first lost {lost!r})')


def near_zero(f, limit):
    """f with its removable singularity at 0 taken from the Taylor coefficient `limit`."""
    return lambda x: limit if abs(x) < mpf(10) ** -14 else f(x)


def main():
    ln2 = log(2)
    half = ln2 / 2 * mpf('1.0001')
    # exp(r) = 1 + r + r^2 (1/2 + r q(r)); weight makes the error relative to exp(r).
    show('exp q(r)', remez(near_zero(lambda r: (exp(r) - 1 - r - r * r / 2) / r**3, mpf(1) / 6),
                           lambda r: abs(r) ** 3 / exp(r) + mpf(10) ** -30, -half, half, 9))
    # log((1+s)/(1-s)) = 2s + s z (R(z)), z = s^2; weight relative to 2.
    zmax = ((sqrt(2) - 1) / (sqrt(2) + 1)) ** 2 * mpf('1.001')
    logs = lambda s: log((1 + s) / (1 - s))
    small = mpf(10) ** -14
    show('log R(z)', remez(lambda z: mpf(2) / 3 + 2 * z / 5 if z < small else (logs(sqrt(z)) / sqrt(z) - 2) / z,
                           lambda z: z / 2 + mpf(10) ** -25, 0, zmax, 6))
    # log((1+s)/(1-s)) = 2/3 s (3 + z + z^2 Q(z)); weight relative to 3.
    show('pow Q(z)', remez(lambda z: mpf(3) / 5 + 3 * z / 7 if z < small
                           else (3 * logs(sqrt(z)) / sqrt(z) / 2 - 3 - z) / z**2,
                           lambda z: z**2 / 3 + mpf(10) ** -25, 0, zmax, 6))
    zq = (pi / 4 * mpf('1.0001')) ** 2
    show('sin S(z)', remez(lambda z: -mpf(1) / 6 + z / 120 if z < small else (sin(sqrt(z)) / sqrt(z) - 1) / z,
                           lambda z: z, mpf(10) ** -4, zq, 5))
    show('cos C(z)', remez(lambda z: mpf(1) / 24 - z / 720 if z < small else (cos(sqrt(z)) - 1 + z / 2) / z**2,
                           lambda z: z**2 / cos(sqrt(z)), mpf(10) ** -4, zq, 5))
    # The normals of a period (src/random/box-muller.ts): radius, then a quarter of the angle, scaled for two doublings.
    show('radius P(z)', remez(lambda z: -4 - 4 * z / 3 if z < small else -2 * logs(sqrt(z)) / sqrt(z),
                              lambda z: mpf(1) / 4, 0, zmax, 5))
    scale, quarter = mpf(2) ** (mpf(3) / 4), pi / 4
    sine = lambda z: -scale * quarter if z < small else -scale * sin(quarter * sqrt(z)) / sqrt(z)
    cosine = lambda z: scale * cos(quarter * sqrt(z))
    show('sine S(z)', remez(sine, lambda z: 1 / abs(sine(z)), 0, 1, 5))
    show('cosine C(z)', remez(cosine, lambda z: 1 / abs(cosine(z)), 0, 1, 5))
    # erf(x) = x + x P(x^2), |x| <= 1
    show('erf P(z)', remez(lambda z: (2 / sqrt(pi) - 1) if z < mpf(10) ** -30 else erf(sqrt(z)) / sqrt(z) - 1,
                           lambda z: (sqrt(z) / erf(sqrt(z)) if z > 0 else sqrt(pi) / 2), 0, 1, 13))
    # (1 + 2x) exp(x^2) erfc(x) in t = (x - 4)/(x + 4), x in [1/2, 28]
    k = mpf(4)
    back = lambda t: k * (1 + t) / (1 - t)
    scaled = lambda x: (1 + 2 * x) * exp(x * x) * erfc(x)
    show('erfcx G(t)', remez(lambda t: scaled(back(t)), lambda t: 1 / scaled(back(t)),
                             (mpf('0.499') - k) / (mpf('0.499') + k), (mpf(28) - k) / (mpf(28) + k), 22))
    # (2 + 3x) exp(x^2/2) (1 - normal distribution function) in t = (x - 5)/(x + 5), x in [3/4, 39]
    five = mpf(5)
    backm = lambda t: five * (1 + t) / (1 - t)
    mills = lambda x: (2 + 3 * x) * exp(x * x / 2) * erfc(x / sqrt(mpf(2))) / 2
    show('mills M(t)', remez(lambda t: mills(backm(t)), lambda t: 1 / mills(backm(t)),
                             (mpf('0.749') - five) / (mpf('0.749') + five), (mpf(39) - five) / (mpf(39) + five), 22))
    # logGamma(2 + t) = t G(t), |t| <= 1/2
    from mpmath import euler
    show('logGamma G(t)', remez(near_zero(lambda t: loggamma(2 + t) / t, 1 - euler),
                                lambda t: 1 / (loggamma(2 + t) / t) if abs(t) > small else 1 / (1 - euler),
                                mpf('-0.5'), mpf('0.5'), 18))


if __name__ == '__main__':
    main()
