def compute(a, b, c):
    return (a + b) * (c / 0)
result = compute(
    1,
    2,
    3,
)
