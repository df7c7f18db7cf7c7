"""One class per verb: check, execute, journal, notify."""
