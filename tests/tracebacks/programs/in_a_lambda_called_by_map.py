f = lambda x: x + undefined_name
print(list(map(f, [1, 2])))
