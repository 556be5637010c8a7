-- Links that are stored and should not be. A row is one.
FROM copy_stored EXCEPT FROM copy_found
