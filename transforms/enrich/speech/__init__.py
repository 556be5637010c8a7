"""The parts of reading quotations: marks, cues, and who the subject of a cue is."""
