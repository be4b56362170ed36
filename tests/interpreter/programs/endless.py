def t(f):
    try: print(f())
    except RecursionError as e: print(type(e).__name__)
def down(n):
    yield n
    yield from down(n + 1)
t(lambda: sum(down(0)) and 0)
def holder(inner):
    try: yield inner
    finally: pass
g = None
for i in range(5000):
    g = holder(g)
    next(g)
g = None
print("freed")
g = None
for i in range(5000):
    g = (x for x in [g])
g = None
print("freed")
