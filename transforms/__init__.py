"""Pure functions from bytes to rows: no files, network, clock or randomness."""

PARSER_VERSION = 5
"""Raised with every change that can make a document read differently."""
