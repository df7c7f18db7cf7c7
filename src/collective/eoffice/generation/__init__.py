"""collective.documentgenerator, locked down."""
