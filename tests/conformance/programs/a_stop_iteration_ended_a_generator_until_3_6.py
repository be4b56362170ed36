# raise StopIteration in a generator ended it until 3.6, since then it is a RuntimeError (3.6's escaped here, found by hand).
# level: 2
def numbers():
    yield 1
    raise StopIteration


try:
    print(list(numbers()))
except RuntimeError as error:
    print(error)
iterator = numbers()
print(next(iterator))
