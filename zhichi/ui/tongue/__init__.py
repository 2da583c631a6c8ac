"""The citizen pages in English: decision record 0021."""
