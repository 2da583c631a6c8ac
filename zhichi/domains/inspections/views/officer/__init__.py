"""Pages of inspections for officers."""
