"""oracle.py FILE [COUNT]: runs FILE's source in a fresh namespace of THIS interpreter and stops before shutdown,
so that what it prints is what the program itself made happen. COUNT lists that it knows nothing of are kept beside it."""
import os
import sys

path = sys.argv[1]
others = [[] for i in range(int(sys.argv[2]) if len(sys.argv) > 2 else 0)]
source = open(path).read()
names = {"__name__": "__main__", "__builtins__": __builtins__}
code = compile(source, path, "exec")
del source
sys.argv[:] = [path]
status = 0
try:
    exec(code, names)
except SystemExit:
    raise
except BaseException as error:
    sys.stdout.flush()
    sys.stderr.write("%s: %s\n" % (type(error).__name__, error))
    status = 1
sys.stdout.flush()
sys.stderr.flush()
os._exit(status)
