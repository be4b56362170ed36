def f(): return not_defined
lst = [f
       for _ in range(2)]
print(max(lst[0](), 3,
          key=len))
