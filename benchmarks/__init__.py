"""How fast the office is, as a ratio to plain Plone in the same process and run."""
