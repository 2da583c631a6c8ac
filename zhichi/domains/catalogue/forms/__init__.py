"""What the pages of the catalogue ask."""
