"""Pages for whoever is served, and for everybody."""
