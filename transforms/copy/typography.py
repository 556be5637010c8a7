"""Characters that an old channel or a wrong encoding took away, put back."""


def turn(text: str) -> str:
    """The text."""
    return text


def mend(text: str) -> str:
    """The text."""
    return text
