"""The warehouse: a DuckLake of Parquet files with its catalog, and the SQL that works on it."""

from warehouse.lake import connect, make_folders, open_for_writing
from warehouse.location import Lake, LakeError

__all__ = ["Lake", "LakeError", "connect", "make_folders", "open_for_writing"]
