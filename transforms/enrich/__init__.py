"""Enrich items: the entities, places and quotations of their bodies, and their language."""
