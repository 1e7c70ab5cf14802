"""The program `curl` for tests that run printed commands, also where it is not installed."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

_PROGRAM = '''#!{python}
"""Send a request as curl does, with the options that our commands use."""
import argparse, http.client, sys, urllib.parse

parser = argparse.ArgumentParser(allow_abbrev=False)
parser.add_argument("url")
parser.add_argument("-X")
parser.add_argument("-H", action="append", default=[])
parser.add_argument("-s", action="store_true")
parser.add_argument("-S", action="store_true")
parser.add_argument("--data-raw", "--data-binary", dest="body")
given = parser.parse_args()
url = urllib.parse.urlsplit(given.url)
connection = http.client.HTTPConnection(url.netloc, timeout=30)
headers = dict(line.split(": ", 1) for line in given.H)
method = given.X or ("GET" if given.body is None else "POST")
connection.request(method, f"{{url.path}}?{{url.query}}", (given.body or "").encode(), headers)
sys.stdout.buffer.write(connection.getresponse().read())
'''


def path_with_curl(folder: Path) -> str:
    """Return PATH; where it has no curl, with a program in `folder` that takes its place."""
    path = os.environ.get("PATH", os.defpath)
    if shutil.which("curl"):
        return path
    program = folder / "curl"
    program.write_text(_PROGRAM.format(python=sys.executable))
    program.chmod(0o755)
    return os.pathsep.join((str(folder), path))
