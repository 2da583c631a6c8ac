"""What anybody sees."""
