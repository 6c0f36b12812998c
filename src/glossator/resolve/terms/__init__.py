"""Terms by their forms: which words stand for them, and in which sense."""
