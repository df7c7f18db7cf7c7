"""Units, functions and posts; Plone groups kept in step with them."""
