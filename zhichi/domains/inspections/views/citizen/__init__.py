"""Pages of inspections for everybody."""
