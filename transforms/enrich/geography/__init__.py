"""Where the places are: towns, countries, divisions and regions, and which one a name means."""
