"""Upgrade steps of the profile."""
