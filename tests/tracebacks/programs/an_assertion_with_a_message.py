def f():
    assert isinstance(5, str), f"bad {5}"
f()
