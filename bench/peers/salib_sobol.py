"""SALib on the Ishigami function: the sample, its evaluation, and first-order and total indices with their bootstrap.

Usage: salib_sobol.py N. Prints the processor time in seconds, then the three total indices.
"""
import sys
import time

import numpy as np
from SALib.analyze import sobol as analyze
from SALib.sample import sobol as sample

n = int(sys.argv[1])
problem = {"num_vars": 3, "names": ["x1", "x2", "x3"], "bounds": [[-np.pi, np.pi]] * 3}
start = time.process_time()
x = sample.sample(problem, n, calc_second_order=False)
y = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
indices = analyze.analyze(problem, y, calc_second_order=False)
print(time.process_time() - start, *indices["ST"])
