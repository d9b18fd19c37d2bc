-- What a member of staff is called and where they live; what is told last holds.
INSERT INTO staff_names (staff, family_name, street, postal_code, set_by) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (staff) DO UPDATE SET family_name = EXCLUDED.family_name, street = EXCLUDED.street,
  postal_code = EXCLUDED.postal_code, set_by = EXCLUDED.set_by, set_at = clock_timestamp()
