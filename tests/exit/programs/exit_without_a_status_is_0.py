# sys.exit() and sys.exit(None) end with status 0 and print nothing.
import sys
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

a = Loud("a")
sys.exit()
