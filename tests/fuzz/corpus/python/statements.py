from ..a.b import (c as d, e,)
@deco(1)
async def f(a: int = 1, *b, c, **d) -> None:
    global g; nonlocal_ = 1
    with (open(x) as y, z): pass
    async for i, *j in k: await l
    else: raise M from n
    try: assert o, p
    except* (Q, R) as s: del t, u[0], v.w
    finally: return *a, b
class A[T](B, metaclass=C):
    x: int
    if a: pass
    elif b: continue
    else: break
match x:
    case {"a": [1, *r]} if g: yield
type X[T] = list[T]
