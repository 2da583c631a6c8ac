"""Pages of complaints for those who have no account."""
