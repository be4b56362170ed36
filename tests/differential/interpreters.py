"""The real interpreters on this machine, and how one program is run under one of them and under Heapscope."""
import glob
import os
import re
import select
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading

ORACLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "conformance", "oracle.py")
REFERENCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "reference.py")
SECONDS = 20
NO_SITE = ["-S", "-E"]  # quicker to start; nothing of the user's own is loaded


class Python:
    def __init__(self, name, command, version):
        self.name = name          # as printed
        self.command = command    # a list
        self.version = version    # "3.11.7": chooses Heapscope's profile


def asked_version(command):
    """The version that an interpreter tells, or None when it is not one."""
    question = "import sys; print('%s %s' % ('.'.join(map(str, sys.version_info[:3])), getattr(sys, '_is_gil_enabled', lambda: True)()))"
    try:
        answer = subprocess.run(command + ["-c", question], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = re.match(rb"(\d+\.\d+\.\d+) (True|False)", answer.stdout)
    if answer.returncode != 0 or not match:
        return None
    return match.group(1).decode() + ("t" if match.group(2) == b"False" else "")


def find(given):
    """Those given as NAME=COMMAND; else pyenv's; else python3."""
    candidates = []
    if given:
        for text in given:
            name, equals, command = text.partition("=")
            candidates.append((name, shlex.split(command if equals else name)))
    else:
        root = os.environ.get("PYENV_ROOT") or os.path.expanduser("~/.pyenv")
        for path in glob.glob(os.path.join(root, "versions", "*", "bin", "python")):
            candidates.append((path.split(os.sep)[-3], [path]))
        if not candidates:
            candidates.append(("python3", ["python3"]))
    found = []
    for name, command in candidates:
        version = asked_version(command)
        if version is None:
            print("%s: no interpreter there" % name)
        else:
            found.append(Python(name, command, version))
    return sorted(found, key=lambda p: [int(n) for n in re.findall(r"\d+", p.version)])


class Result:
    """What one run came to; `last` is the last line of standard error, when the run failed."""

    def __init__(self, status, output, last):
        self.status, self.output, self.last = status, output, last

    def __eq__(self, other):
        return (self.status, self.output, self.last) == (other.status, other.output, other.last)


def last_line(errors):
    lines = [line for line in errors.decode("utf-8", "replace").splitlines() if line.strip()]
    return lines[-1].strip() if lines else ""


def run(command, seed="0"):
    """(status, stdout, stderr) of a command; status is "timeout" after SECONDS."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=SECONDS,
                              env=environment(seed))
    except subprocess.TimeoutExpired:
        return "timeout", b"", b""
    return done.returncode, done.stdout, done.stderr


def told_at_home(errors, last):
    """The same failure's line where no oracle stands between: there it may end with a suggestion."""
    for line in errors.decode("utf-8", "replace").splitlines():
        if line.startswith(last) or line == last.rstrip(": "):
            return line.strip()
    return ""


class Server:
    """A process of reference.py, or of many.c: it runs programs for one thread."""

    def __init__(self, command, environment):
        self.folder = tempfile.mkdtemp()
        self.files = [os.path.join(self.folder, name) for name in ("output", "errors")]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0,
                                        env=environment, start_new_session=True)

    def run(self, words):
        self.process.stdin.write(("\t".join(self.files + words) + "\n").encode())
        answer = b""
        while not answer.endswith(b"\n"):
            if not select.select([self.process.stdout], [], [], SECONDS)[0]:
                os.killpg(self.process.pid, 9)
                self.process.wait()
                return None
            more = os.read(self.process.stdout.fileno(), 100)
            if not more:
                return None
            answer += more
        output, errors = (open(name, "rb").read() for name in self.files)
        return int(answer), output, errors

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class Servers:
    """One for each thread and way to start an interpreter."""

    def __init__(self):
        self.mine = threading.local()
        self.all = []

    def run(self, command, words, seed="0"):
        """(status, stdout, stderr) as run() gives them, of the words given to the server that the command starts."""
        key = (tuple(command), seed)
        servers = self.mine.__dict__.setdefault("servers", {})
        if key not in servers:
            servers[key] = Server(command, environment(seed))
            self.all.append(servers[key])
        answer = servers[key].run(words)
        if answer is None:
            self.all.remove(servers[key])
            shutil.rmtree(servers.pop(key).folder, ignore_errors=True)
            return "timeout", b"", b""
        return answer

    def close(self):
        for server in self.all:
            server.close()


def environment(seed):
    return dict(os.environ, PYTHONHASHSEED=seed, PYTHONIOENCODING="utf-8", NO_COLOR="1")


def run_real(python, path, seed="0", servers=None):
    """The reference: the oracle; and, as it leaves suggestions out, a plain run for the last line of a failure."""
    flags = [f for f in NO_SITE if f != "-E"] if seed != "0" else NO_SITE
    command = python.command + flags

    def call(*words):
        if servers is not None:
            return servers.run(command + [REFERENCE], list(words), seed)
        return run(command + ([] if words[1:] else [ORACLE]) + [path], seed)

    status, output, errors = call(path)
    last = last_line(errors) if status == 1 else ""
    if last:
        last += " | " + told_at_home(call(path, "home")[2], last)
    return Result(status, output, last)


def run_heapscope(heapscope, python, path, servers=None):
    """Heapscope by itself; through `many` beside it where there are servers and it was built."""
    command = [heapscope, "run", path, "--python", python.version]
    many = os.path.join(os.path.dirname(heapscope), "tests", "differential", "many")
    served = servers is not None and os.path.exists(many)

    def call(words):
        return servers.run([many], words) if served else run(words)

    status, output, errors = call(command + ["--no-exit"])
    last = last_line(errors) if status != 0 else ""
    if status == 1:
        last += ":" if ":" not in last else ""  # as the oracle writes an exception without words
        last += " | " + told_at_home(call(command)[2], last)
    return Result(status, output, last)


def known(heapscope, python, folder):
    """Whether Heapscope can be that version."""
    path = os.path.join(folder, "known.py")
    with open(path, "w") as file:
        file.write("print(1)\n")
    return run_heapscope(heapscope, python, path).status == 0


def default_heapscope():
    here = os.path.dirname(os.path.abspath(__file__))
    for build in ("build", "build-debug"):
        path = os.path.normpath(os.path.join(here, os.pardir, os.pardir, build, "heapscope"))
        if os.path.exists(path):
            return path
    sys.exit("compare.py: no heapscope built; name one by --heapscope")
