"""Message catalogues and the command that keeps them: `python -m collective.eoffice.locales`."""
