"""Installation, distribution and demo office."""
