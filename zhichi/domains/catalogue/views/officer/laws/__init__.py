"""The officer side of the law graph."""
