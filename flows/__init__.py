"""What touches the world: Prefect flows, the command line, settings, files."""

from importlib.metadata import version

VERSION = version("slugline")
