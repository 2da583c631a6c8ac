"""Proofs and commitments in the office."""
