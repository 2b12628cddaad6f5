"""Computes the coefficients of src/math/temme-coefficients.ts in exact rationals.

Run `python3 scripts/reference/temme.py > src/math/temme-coefficients.ts`, then format it. They are the power series in
eta of the functions c_k(eta) of N. M. Temme, "The asymptotic expansion of the incomplete gamma functions" (SIAM J. Math.
Anal. 10, 1979), by the recurrence of DLMF 8.12.9-10, with the g_k of DLMF 5.11.3.
"""

from fractions import Fraction as F

ORDERS = 9
TERMS = 18
LENGTH = TERMS + 2 * ORDERS + 4


def multiply(a, b):
    return [sum(a[i] * b[n - i] for i in range(n + 1)) for n in range(min(len(a), len(b)))]


def inverse(a):
    result = [1 / a[0]]
    for n in range(1, len(a)):
        result.append(-sum(a[i] * result[n - i] for i in range(1, n + 1)) / a[0])
    return result


def ratio_of_mu():
    """m with mu = eta * m(eta), where eta^2 / 2 = mu - log(1 + mu); from mu mu' = eta (1 + mu)."""
    mu = [F(0), F(1)]
    for n in range(2, LENGTH + 2):
        # coefficient of eta^n in mu mu' equals that of eta + eta mu
        known = sum(mu[i] * (n + 1 - i) * mu[n + 1 - i] for i in range(2, n))
        mu.append((mu[n - 1] - known) / (n + 1))
    return mu[1:]


def gamma_series(count):
    """g_k: the exponential of the sum of B_2j / (2j (2j - 1)) z^(1 - 2j), in powers of 1/z."""
    bernoulli = [F(1)]
    for n in range(1, count + 2):
        total = F(0)
        choose = 1
        for k in range(n):
            total += choose * bernoulli[k]
            choose = choose * (n + 1 - k) // (k + 1)
        bernoulli.append(-total / (n + 1))
    exponent = [F(0)] * (count + 1)
    for j in range(1, count // 2 + 2):
        if 2 * j - 1 <= count:
            exponent[2 * j - 1] = bernoulli[2 * j] / (2 * j * (2 * j - 1))
    g = [F(1)]
    for n in range(1, count + 1):
        g.append(sum(k * exponent[k] * g[n - k] for k in range(1, n + 1)) / n)
    return g


def main():
    reciprocal = inverse(ratio_of_mu())  # eta / mu
    g = gamma_series(ORDERS + 1)
    c = reciprocal[1:]  # 1/mu - 1/eta
    rows = []
    for k in range(ORDERS):
        if k > 0:
            sign = -1 if k % 2 else 1
            derivative = [(n + 1) * c[n + 1] for n in range(len(c) - 1)]
            pole = derivative[0] + sign * g[k] * reciprocal[0]
            assert pole == 0
            c = [derivative[n + 1] + sign * g[k] * reciprocal[n + 1] for n in range(len(derivative) - 1)]
        rows.append([float(v) for v in c[: max(TERMS - 2 * k, 3)]])
    print('/**')
    print(' * Row k holds the power series in η of Temme’s c_k, lowest power first. Written by')
    print(' * `scripts/reference/temme.py`, which names the source.')
    print(' */')
    print('export const TEMME: readonly (readonly number[])[] = [')
    for row in rows:
        print('  [' + ', '.join(repr(v) for v in row) + '],')
    print('];')


if __name__ == '__main__':
    main()
