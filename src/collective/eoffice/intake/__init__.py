"""Uploads: checking, hashing and text extraction."""
