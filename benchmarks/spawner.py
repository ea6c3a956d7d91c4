"""A small process that starts others and says what they cost, for processes.py.

A line of JSON in (the command, as a list), one out. Linux counts the memory that a process had at its birth,
as a copy of the one that started it, as memory of its own; so that one has to be small.
"""

import json
import os
import subprocess
import sys
import time

from defcorpus.cli.sorting import sort_fast


def main() -> None:
    sort_fast()  # as the command does, for all that are started: too late once a process has imported numpy
    for line in sys.stdin:
        begin = time.perf_counter()
        process = subprocess.Popen(json.loads(line), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        assert process.stdout is not None
        said = process.stdout.read().decode()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        unit = 1024 if sys.platform != "darwin" else 1024**2
        cost = {
            "code": process.returncode,
            "cpu": used.ru_utime + used.ru_stime,
            "wall": time.perf_counter() - begin,
            "memory": used.ru_maxrss / unit,
            "said": json.loads(said) if said.strip() else {},
        }
        print(json.dumps(cost), flush=True)


if __name__ == "__main__":
    main()
