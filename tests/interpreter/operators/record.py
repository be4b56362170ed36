"""record.py VERSION=PYTHON ...: runs each program here under each interpreter and keeps what it printed as
PROGRAM.VERSION.txt, from the oldest version on, and again only where a newer one prints something else."""
import pathlib
import subprocess
import sys

here = pathlib.Path(__file__).resolve().parent
# 3.13 is its newest patch: after 3.13.0
pairs = sorted((argument.split("=", 1) for argument in sys.argv[1:]), key=lambda pair: [int(n) for n in (pair[0] + ".99").split(".")[:3]])
for program in sorted(here.glob("*.py")):
    if program.name == "record.py":
        continue
    for old in here.glob(program.stem + ".*.txt"):
        old.unlink()
    before = None
    for version, python in pairs:
        run = subprocess.run([python, "-W", "ignore", str(program)], stdout=subprocess.PIPE, env={"PYTHONIOENCODING": "utf-8"}, check=True)
        if run.stdout != before:
            (here / f"{program.stem}.{version}.txt").write_bytes(run.stdout)
        before = run.stdout
