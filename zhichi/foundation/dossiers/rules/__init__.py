"""Law and arithmetic of files: what belongs in, how it is frozen, counted, kept and packed. Values in, values out."""
