-- Links that should be stored and are not. A row is one.
FROM copy_found EXCEPT FROM copy_stored
