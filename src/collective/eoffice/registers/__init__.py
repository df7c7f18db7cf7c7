"""Register books, their counters and entries."""
