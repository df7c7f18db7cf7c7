"""One writer at a time per site."""
