# In 2.7 print lets go of its value before it ends the line: what a finalizer prints stands on that line (it came after, found by comparison).
class Node(object):
    def __del__(self):
        print("del")

    def __repr__(self):
        return "node"


print(Node())
print("after")
print(1, 2)
