# [*x] and f(*x) ask x for its __len__ as list(x) does; from 3.14 on f(*x) does not.
# level: 2
class Sized(object):
    def __len__(self):
        print("len")
        return 3

    def __iter__(self):
        print("iter")
        return iter([1, 2])


def count(*numbers):
    return len(numbers)


print([*Sized()])
print((*Sized(),))
print(count(*Sized()))
print(count(0, *Sized()))
print(sorted({*Sized()}))
