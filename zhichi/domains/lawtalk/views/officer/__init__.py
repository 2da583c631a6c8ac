"""Published answers and the work of advisers, in the office."""
