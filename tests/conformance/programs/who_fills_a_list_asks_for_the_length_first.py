# list(x), sorted(x), extend and [*x] ask x for its __len__, after its __iter__; sets, loops and zip do not.
# level: 2
class Sized(object):
    def __init__(self):
        self.n = 0

    def __len__(self):
        print("len")
        return 3

    def __iter__(self):
        print("iter")
        return self

    def __next__(self):
        self.n += 1
        if self.n % 3 == 0:
            raise StopIteration
        return self.n

    next = __next__


class Hinted(object):
    def __length_hint__(self):
        print("hint")
        return 3

    def __iter__(self):
        print("iter")
        return iter([1])


class Indexed(object):
    def __len__(self):
        print("len")
        return 2

    def __getitem__(self, index):
        if index == 2:
            raise IndexError
        return index


def fails(answer):
    class Bad(object):
        def __len__(self):
            if isinstance(answer, Exception):
                raise answer
            return answer

        def __iter__(self):
            return iter([1])
    return Bad()


for made in Sized, Hinted, Indexed:
    print(made.__name__)
    print("list")
    list(made())
    print("tuple")
    tuple(made())
    print("set")
    set(made())
    print("sorted")
    sorted(made())
    print("extend")
    numbers = []
    numbers.extend(made())
    print("+=")
    numbers += made()
    print("slice")
    numbers[0:0] = made()
    print("for")
    for number in made():
        pass
    print("join")
    try:
        ",".join(made())
    except TypeError:
        print("numbers are no texts")
    print("list(iter)")
    list(iter(made()))
for answer in ValueError("none"), TypeError("none"), -1, "x":
    for maker in list, tuple, sorted, set:
        try:
            print(len(maker(fails(answer))))
        except Exception as error:
            print(type(error).__name__)
            print(str(error))
