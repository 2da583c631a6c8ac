"""Done in one go, measured."""
