"""Synthetic wire days with their truth, and how well they are related.

`python -m tests.wire_days` works and lands them in a lake of their own, and prints the scores.
"""

from tests.wire_days.days import days
from tests.wire_days.wire import Delivered, Told, Wire

__all__ = ["Delivered", "Told", "Wire", "days"]
