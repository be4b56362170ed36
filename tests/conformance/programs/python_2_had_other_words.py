# Where 2.7 says it in other words: parts of range(), numbers from texts, missing __exit__, names of iterators.
def tries(function, *arguments):
    try:
        print(function(*arguments) is None)
    except Exception as error:
        print(type(error).__name__ + ': ' + str(error))


class Whole(object):
    def __int__(self):
        return 3


class Plain(object):
    pass


def enter():
    with Plain():
        pass


tries(range, 'a')
tries(range, 'a', 1)
tries(range, 1, None)
tries(range, 1, 2, [])
tries(range, 1.5)
tries(range, Whole())
tries(float, 'x')
tries(float, '1x')
tries([1].pop, 'a')
tries([1].insert, 'a', 1)
tries(enter)
for thing in [[1], (1,), 'a', {1: 2}, set([1])]:
    print(type(iter(thing)).__name__)
print(type(reversed([1])).__name__)
print(type(iter(len, 0)).__name__)
print(type(Whole().__int__).__name__)
