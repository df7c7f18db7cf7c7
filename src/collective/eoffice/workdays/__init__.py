"""Working days, working hours and due dates."""
