# What is neither None nor a number goes to standard error, and the status is 1.
import sys
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

a = Loud("a")
sys.exit("a word")
