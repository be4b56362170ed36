"""reference.py: a real interpreter that runs one program after another, each in a process of its own that is split off
where ../conformance/oracle.py would begin to read it. So a program costs a fork, not a start of the interpreter.

A line of standard input names three files: where standard output and standard error go, and the program; `home` behind
them leaves an exception to the interpreter, whose last line may end with a suggestion. The answer is a line with its exit status. tests/differential/compare.py --fresh starts a process for each program instead.
"""
import os
import sys


def line():
    text = b""
    while not text.endswith(b"\n"):
        more = os.read(0, 1)
        if not more:
            os._exit(0)
        text += more
    return text.decode().rstrip("\n").split("\t")


def serve():
    while True:
        output, errors, path, how = (line() + [""])[:4]
        child = os.fork()
        if child == 0:
            for name, number in ((output, 1), (errors, 2)):
                file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
                os.dup2(file, number)
                os.close(file)
            empty = os.open(os.devnull, os.O_RDONLY)
            os.dup2(empty, 0)
            os.close(empty)
            return path, how
        status = os.waitpid(child, 0)[1]
        os.write(1, ("%d\n" % (status >> 8 if status & 127 == 0 else -(status & 127))).encode())


path, how = serve()
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
    if how:
        raise
    sys.stdout.flush()
    sys.stderr.write("%s: %s\n" % (type(error).__name__, error))
    status = 1
sys.stdout.flush()
sys.stderr.flush()
os._exit(status)
