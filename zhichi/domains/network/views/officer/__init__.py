"""Pages of the office about service points."""
