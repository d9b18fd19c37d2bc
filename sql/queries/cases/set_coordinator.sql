-- Makes somebody the coordinator of a municipality's casework from a day on.
INSERT INTO coordinators (municipality, staff, valid_from, set_by) VALUES ($1, $2, $3, $4)
