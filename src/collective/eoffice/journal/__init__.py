"""The append-only, chained journal of an object."""
