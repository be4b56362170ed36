# __x in the body of class A is _A__x, in names, attributes and slots (it was not, found by hand).
# level: 2
class Account(object):
    __made = 0

    def __init__(self, balance):
        self.__balance = balance
        Account.__made += 1

    def __check(self):
        return self.__balance >= 0

    def tell(self):
        return self.__check(), Account.__made


class Saving(Account):
    def __init__(self):
        super(Saving, self).__init__(5)
        self.__balance = "its own"


class Slotted(object):
    __slots__ = ("__inner", "outer")

    def __init__(self):
        self.__inner = 1


print(Account(3).tell(), sorted(Account(3).__dict__), sorted(Saving().__dict__))
print(Account._Account__made, hasattr(Slotted(), "_Slotted__inner"), hasattr(Slotted(), "__inner"))
try:
    print(Account(1).__balance)
except AttributeError as error:
    print(error)
