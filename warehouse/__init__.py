"""The warehouse: a DuckLake of Parquet files with its catalog, and the SQL that works on it."""

from warehouse.lake import Lake, LakeError, connect, make_folders, open_for_writing

__all__ = ["Lake", "LakeError", "connect", "make_folders", "open_for_writing"]
