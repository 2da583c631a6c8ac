"""Pages of officers about risks."""
