"""The pass (`rounds`), what it looks at (`gather`), and the loop that repeats it (`loop`)."""
