-- One person.
INSERT INTO chosen VALUES ($1)
