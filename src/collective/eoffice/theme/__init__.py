"""The frame, stylesheet and scripts of the staff pages."""
