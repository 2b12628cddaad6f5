# Starts a command on a terminal of its own and prints the milliseconds to its first output, in which a word must occur, and those of
# processor time until then; then ends it.
# Usage: first_byte.py WORD COMMAND…
import os
import pty
import signal
import sys
import time

begin = time.monotonic()
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
try:
    first = os.read(terminal, 4096)
except OSError:  # Linux's way of saying that the other end is closed.
    first = b""
elapsed = time.monotonic() - begin
os.kill(child, signal.SIGKILL)
_, _, used = os.wait4(child, 0)
if sys.argv[1].encode() not in first:
    sys.exit(f"The command began with {first!r}.")
print(1000 * elapsed, 1000 * (used.ru_utime + used.ru_stime))
