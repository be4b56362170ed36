def f():
    x += 1
x = 0
if x == 0: f(); print("no")
