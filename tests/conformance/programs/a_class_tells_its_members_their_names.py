# __set_name__ is called for what stands in a class, before __init_subclass__ (it never was, found by hand).
# level: 2
class Field(object):
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner=None):
        return self if instance is None else instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value


class Base(object):
    def __init_subclass__(cls):
        print("subclass", cls.__name__)


class Point(Base):
    x = Field()
    y = Field()


point = Point()
point.x = 3
print(point.x, point.y, sorted(point.__dict__))
