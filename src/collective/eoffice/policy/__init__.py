"""The switches that express an agency's regulation."""
