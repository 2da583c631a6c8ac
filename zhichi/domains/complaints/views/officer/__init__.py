"""Pages of complaints for officers."""
