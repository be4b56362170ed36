s = "5" + 3 if True else "x"
