"""What the rooms below put into a file; rooms above register their own parts."""
