"""Pure functions from bytes to rows: no files, network, clock or randomness."""

PARSER_VERSION = 3
"""Raised with every change that can make a document read differently."""
