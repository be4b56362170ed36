class Matrix:
    def __init__(self, rows): self.rows = rows
    def __getitem__(self, key):
        r, c = key
        return self.rows[r][c]
m = Matrix([[1, 2], [3, 4]])
print(m[0, 1])
print(m[5, 5] + m[0])
