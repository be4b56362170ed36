lst = [3, "a", None]
lst.sort()
