"""The EMA Workbench's PRIM: one box, on data from a file.

Usage: ema_prim.py FILE ROWS COLUMNS. The file holds doubles, column by column, the last column 1 where a row is of interest.
Prints the processor time in seconds, then the best coverage of any box on the way whose density is at least 0.8.
"""
import sys
import time
import warnings

warnings.simplefilter("ignore")
import numpy as np
import pandas as pd
from ema_workbench.analysis import prim

rows, columns = int(sys.argv[2]), int(sys.argv[3])
data = np.fromfile(sys.argv[1]).reshape(columns + 1, rows)
x = pd.DataFrame({f"x{i}": data[i] for i in range(columns)})
y = data[columns].astype(int)
start = time.process_time()
box = prim.Prim(x, y, threshold=0.8, peel_alpha=0.05, mass_min=0.05).find_box()
seconds = time.process_time() - start
way = box.peeling_trajectory
print(seconds, way.coverage[way.density >= 0.8].max())
