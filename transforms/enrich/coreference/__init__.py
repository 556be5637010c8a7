"""Which mentions of a document name the same person or organisation."""
