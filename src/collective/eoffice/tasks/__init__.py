"""Tasks: what one person or unit has to do about a document."""
