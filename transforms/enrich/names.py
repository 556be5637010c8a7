"""Keys of names: what the spellings of one name have in common, in every document."""


def key_of(label: str, name: str) -> str:
    """The key of a full name: spellings of one person, organisation or place share it."""
    return f"{label}:{name.casefold().replace(' ', '-')}"
