"""What may be done with a draw, without a database."""
