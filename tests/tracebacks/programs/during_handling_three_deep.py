def a():
    try:
        b()
    except ZeroDivisionError:
        c()
def b(): 1 / 0
def c():
    raise RuntimeError("during")
a()
