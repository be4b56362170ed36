# What an exception says of an attribute that it has not: until 3.10 only the name, when it is to be deleted.
class Trouble(Exception):
    pass


def tries(action, thing):
    try:
        action(thing)
    except AttributeError as error:
        print(error)


def read(thing):
    thing.later


def delete(thing):
    del thing.later


for thing in [KeyError('k'), Trouble('t')]:
    tries(read, thing)
    tries(delete, thing)
