def f():
    try:
        [].pop()
    except IndexError as e:
        raise ValueError("bad\nsecond line") from e
try:
    f()
finally:
    print("fin")
