# A function's __name__, __doc__ and __defaults__ can be set (they went where nobody looked, found by hand).
# level: 2
def plain(x, y=2):
    "doubles"
    return x * y


def wrapped(function):
    def wrapper(*arguments):
        return function(*arguments)
    wrapper.__name__ = function.__name__
    wrapper.__doc__ = function.__doc__
    wrapper.__dict__.update(function.__dict__)
    wrapper.inner = function
    return wrapper


plain.tag = "kept"
double = wrapped(plain)
print(double.__name__, double.__doc__, double.tag, double.inner is plain, double(4))
plain.__defaults__ = (5,)
print(double(4), plain.__defaults__)
try:
    plain.__name__ = 5
except TypeError as error:
    print(error)
