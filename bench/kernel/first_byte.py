# Starts a command on a terminal of its own and prints the milliseconds to its first output, those until a word has occurred in what
# it says, and those of processor time by then; then ends it. Usage: first_byte.py WORD COMMAND…
import os
import pty
import signal
import sys
import time

word = sys.argv[1].encode()
begin = time.monotonic()
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
said = b""
first = 0.0
while word not in said:
    try:
        more = os.read(terminal, 4096)
    except OSError:  # Linux's way of saying that the other end is closed.
        more = b""
    if not more:
        break
    if not said:
        first = time.monotonic() - begin
    said += more
found = time.monotonic() - begin
os.kill(child, signal.SIGKILL)
_, _, used = os.wait4(child, 0)
if word not in said:
    sys.exit(f"The command said {said!r}.")
print(1000 * first, 1000 * found, 1000 * (used.ru_utime + used.ru_stime))
