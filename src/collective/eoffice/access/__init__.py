"""Stored grants with a cause and a reference."""
