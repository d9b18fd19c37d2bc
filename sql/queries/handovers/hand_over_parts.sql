-- What can be handed over with consent.
SELECT code, swedish, english, act_kinds, has_contact_details FROM hand_over_parts ORDER BY code
