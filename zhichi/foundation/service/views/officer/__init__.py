"""Pages for whoever serves."""
