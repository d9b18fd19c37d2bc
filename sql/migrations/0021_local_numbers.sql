-- A school's own numbers of pupils (TF, interim) are kept far above every identity number. They name no resident: nothing
-- is decided about them, and no case is theirs, until somebody has linked them to an identity number.
ALTER TABLE residences ADD CONSTRAINT residences_are_of_identity_numbers CHECK (number < 1000000000000);
ALTER TABLE outcomes ADD CONSTRAINT outcomes_are_of_identity_numbers CHECK (number < 1000000000000);
ALTER TABLE cases ADD CONSTRAINT cases_are_of_identity_numbers CHECK (number < 1000000000000);
-- What a school makes up can lead to an identity number, never the other way.
ALTER TABLE identity_links ADD CONSTRAINT identity_links_lead_to_no_local_number_from_another
  CHECK (number >= 1000000000000 OR leads_to < 1000000000000);
