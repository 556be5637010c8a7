"""What the copy of every agency shares: padding, captions, headers, datelines, notes, ends."""
