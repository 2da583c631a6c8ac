"""Pages of publication copies."""
