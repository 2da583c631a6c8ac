"""Pages of officers about files of cases."""
