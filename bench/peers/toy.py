# The toy escalation model with numpy, a block of worlds at a time, of the size that was fastest where it was tried. Prints
# trajectories a second of processor time and the four means. Usage: toy.py COUNT SEED
import sys
import time

import numpy as np

BLOCK = 6400


def play(rng, n):
    theta = 2 + 0.5 * rng.standard_normal(n)
    ka = np.exp(-1 + 0.3 * rng.standard_normal(n))
    rho = 0.05 + 0.1 * rng.random(n)
    onset = np.floor(12 * rng.random(n))
    P, T, RB, S, M = np.zeros(n), np.ones(n), np.full(n, 0.5), np.full(n, 0.7), np.full(n, 0.1)
    E, H, C, W = np.zeros(n), np.zeros(n), np.zeros(n), np.zeros(n, dtype=bool)
    for t in range(60):
        z = rng.standard_normal((6, n))
        u = rng.random((4, n))
        P += 0.1 * (np.where(t >= onset, 1.0, 0.0) - P) + 0.02 * z[1]
        T += rho * (1 - T) + 0.15 * P + 0.1 * RB * M + 0.2 * z[0]
        RB += 0.05 * (P - RB) + 0.05 * z[2] + np.where(H > 1, 0.03, 0)
        S = np.clip(S + 0.03 * (0.7 - S) - 0.005 * H + 0.03 * z[3], 0, 1)
        M = np.clip(M + np.where(T > theta, 0.15 * (1 - M), -0.05 * M) + 0.02 * z[4], 0, 1)
        up = u[0] < ka / (1 + np.exp(-3 * (T - theta)))
        down = (u[1] < 0.15 * S) & (T < theta)
        E = np.where(up, np.minimum(6, E + 1), np.where(down, np.maximum(0, E - 1), E))
        H += np.where(E >= 3, 0.02 * E * np.exp(0.5 * z[5]), 0) + np.where(W, 0.5, 0)
        C += 0.1 * P + 0.05 * H + np.where(u[2] < 0.02, 1, 0)
        W |= (E >= 6) & (u[3] < 0.2)
    return np.array([C.sum(), H.sum(), E.sum(), W.sum()])


count, seed = int(sys.argv[1]), int(sys.argv[2])
rng = np.random.default_rng(seed)
begin = time.process_time()
sums = sum(play(rng, min(BLOCK, count - first)) for first in range(0, count, BLOCK))
print(count / (time.process_time() - begin), *(sums / count))
