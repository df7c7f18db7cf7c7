"""Incoming documents (văn bản đến): receive, register, submit, assign, finish."""
