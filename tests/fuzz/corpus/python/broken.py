if x:
	y = (1,
        z = f"{a!r:{b
  w = 'abc
 1a 0o9 “ \ x
]