"""What the administrator's pages have in common."""
