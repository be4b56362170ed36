x = 5
if x > 3 and x.foo == 2: print("y")
