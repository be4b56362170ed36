class Node:
    def __init__(self, v): self.value = v
    def __del__(self): print("del", self.value)
n = Node(1)
m = Node(2)
n.o = m; m.o = n
total = n.valeu + m.value
