# From 3.10 on an AttributeError refers to the object that was asked; before, only its traceback did (it let it die, found by comparison).
# level: 2
class Node(object):
    def __del__(self):
        print("del")


saved = []


def ask():
    try:
        Node().missing
    except AttributeError as error:
        saved.append(error)


ask()
print("asked")
saved[0].__traceback__ = None
print("without its traceback")
del saved[:]
print("forgotten")
