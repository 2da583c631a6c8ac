"""The officer's pages."""
