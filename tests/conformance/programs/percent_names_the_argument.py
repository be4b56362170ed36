# A % that does not fit its argument: from 3.15 on the message says which argument of several it was.
# level: 2
print(*[], end="")  # Python 3
def e(f):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
e(lambda: "%d" % "a"); e(lambda: "%d" % ("a",)); e(lambda: "%s %d" % (1, "a")); e(lambda: "%(k)d" % {"k": "a"}); e(lambda: "%c" % "ab"); e(lambda: "%s%c" % (1, 3.5)); e(lambda: "%x" % 1.5); e(lambda: "%*d" % ("a", 1)); e(lambda: "%s %*d" % (1, "a", 1)); e(lambda: "%f" % None); e(lambda: "%s %f" % (1, None)); e(lambda: "%c" % -1); e(lambda: "%(a)c" % {"a": "xx"}); e(lambda: "%.*f" % ("q", 1.0)); e(lambda: "%d" % [1]); e(lambda: "%d" % [])
