"""The house's list of names that models get wrong, and how its names are found."""
