"""Test data in the words of the office."""
