"""The officer side of the powers list."""
