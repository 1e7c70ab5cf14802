"""Run a command and print what it took as JSON: status, seconds, processor seconds, peak MB.

A process of its own that imports next to nothing, for Linux counts the memory of the process that
starts a program as the program's.
"""

import os
import sys
import time

started = time.monotonic()
pid = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(pid, 0)
wall_s = time.monotonic() - started
peak_mb = used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
figures = (os.waitstatus_to_exitcode(status), wall_s, used.ru_utime + used.ru_stime, peak_mb)
print(f"[{', '.join(map(str, figures))}]", file=sys.stderr)
