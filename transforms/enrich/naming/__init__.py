"""How names are made and spelled: of persons, organisations, countries."""
