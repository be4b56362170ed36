"""schema.py HEAPSCOPE SOURCE_DIR: assets/scenario.schema.json says what the native checks say.

A standard validator (python3-jsonschema) and `heapscope check` judge the same files: corpus/good, which both accept;
corpus/bad, which both refuse; corpus/beyond, which only the native checks can refuse (ids that lead nowhere, keys that
stand twice, Python that does not parse, words that no run comes to); every lesson that ships; and each good file with
each of its values left out, in turn replaced by a value of every other kind, and with a key too many. Exit status 77: no
validator here."""
import copy
import json
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("no validator to compare with: install python3-jsonschema 4 or newer")
    sys.exit(77)

HEAPSCOPE, SOURCE = sys.argv[1], Path(sys.argv[2])
CORPUS = Path(__file__).resolve().parent / "corpus"
OTHERS = ["text", "", 0, 1, -1, 2.5, 99999999999, True, False, None, [], [1], {}, {"zebra": 1}]
# What no schema can say, in the words of the checks. A file that is refused for one of these alone is no difference.
BEYOND = ["no object ", "the id ", " is less than this file's own references", "belongs to a line that runs",
          "this key stands here twice", "no CPython version", "SyntaxError", "Error: ", "outside the Python",
          "is ever shown"]


def refused(paths):
    """The messages of `heapscope check` by file; a file without any was accepted."""
    messages = {str(path): [] for path in paths}
    done = subprocess.run([HEAPSCOPE, "check", "--lang", "en"] + list(messages), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode not in (0, 2) or done.stderr:
        sys.exit("heapscope check: status %d, %s" % (done.returncode, done.stderr.decode()))
    for line in done.stdout.decode().splitlines():
        for end in range(len(line)):
            if line[end] == ":" and line[:end] in messages:
                messages[line[:end]].append(line[end + 1:])
                break
    return messages


def invalid(validator, data):
    """Why the validator refuses the file; None when it accepts it."""
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except ValueError as error:
        return str(error)
    errors = list(validator.iter_errors(document))
    return errors[0].message if errors else None


def mutations(node, path=()):
    """(path, kind, value) of every change to be tried below `node`."""
    children = list(node.items()) if isinstance(node, dict) else list(enumerate(node)) if isinstance(node, list) else []
    if isinstance(node, dict):
        yield path, "add", None
    for key, child in children:
        yield path + (key,), "drop", None
        for other in OTHERS:
            if type(other) is not type(child) or other != child:
                yield path + (key,), "put", other
        yield from mutations(child, path + (key,))


def mutated(document, path, kind, value):
    document = copy.deepcopy(document)
    node = document
    for key in path[:-1]:
        node = node[key]
    if kind == "add":
        (node[path[-1]] if path else node)["zebra"] = 1
    elif kind == "drop":
        del node[path[-1]]
    else:
        node[path[-1]] = value
    return document


def judge(name, reason, messages, differences):
    """Notes it when the two do not agree on a file."""
    if reason is not None and not messages:
        differences.append("%s: the schema refuses what check accepts: %s" % (name, reason))
    unsaid = [message for message in messages if not any(word in message for word in BEYOND)]
    if reason is None and unsaid:
        differences.append("%s: check refuses what the schema accepts:%s" % (name, unsaid[0]))


def main():
    schema = json.loads((SOURCE / "assets/scenario.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    differences, counts = [], {}
    good = sorted((CORPUS / "good").glob("*.json"))
    lessons = [path for path in sorted((SOURCE / "scenarios").glob("*.json")) if "." not in path.stem]
    for folder, paths in (("good", good), ("bad", None), ("beyond", None), ("lessons", lessons)):
        paths = paths or sorted((CORPUS / folder).glob("*.json"))
        counts[folder] = len(paths)
        messages = refused(paths)
        for path in paths:
            reason, native = invalid(validator, path.read_bytes()), messages[str(path)]
            judge(path.name, reason, native, differences)
            if bool(native) != (folder in ("bad", "beyond")) or (reason is None) != (folder != "bad"):
                differences.append("%s/%s: schema: %s; check: %s" % (folder, path.name, reason, native))
    with tempfile.TemporaryDirectory() as folder:
        made = {}
        for path in good:
            document = json.loads(path.read_text(encoding="utf-8-sig"))
            for change in mutations(document):
                name = Path(folder) / ("%d.json" % len(made))
                changed = mutated(document, *change)
                name.write_text(json.dumps(changed), encoding="utf-8")
                made[str(name)] = ("%s with %s" % (path.name, change), changed)
        names = list(made)
        for start in range(0, len(names), 500):
            for name, native in refused(names[start:start + 500]).items():
                what, changed = made[name]
                errors = next(iter(validator.iter_errors(changed)), None)
                judge(what, errors.message if errors else None, native, differences)
        counts["changed"] = len(names)
    for line in differences[:40]:
        print(line)
    print(", ".join("%d %s" % (count, folder) for folder, count in counts.items()) + "; %d differences" % len(differences))
    return 1 if differences else 0


sys.exit(main())
