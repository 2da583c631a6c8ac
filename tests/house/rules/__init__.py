"""The rules of the house: each is a function from what it reads to a list of faults, one sentence each."""
