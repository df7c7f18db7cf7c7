"""Lists and search from catalog metadata alone."""
