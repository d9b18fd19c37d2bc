-- What was learned lately, found by an index however many versions lie beside it.

-- Whose knowledge changed since a night. What is closed lies all over its table, where ranges of pages (brin) tell
-- nothing; instants only grow, so a tree of them grows at its end. Nothing is added to it while a table is first filled.
DROP INDEX residences_unlearned, enrolments_unlearned;
CREATE INDEX residences_unlearned ON residences (known_until) WHERE known_until < 'infinity';
CREATE INDEX enrolments_unlearned ON enrolments (known_until) WHERE known_until < 'infinity';
CREATE INDEX qualifications_unlearned ON qualifications (known_until) WHERE known_until < 'infinity';
CREATE INDEX first_registrations_learned ON first_registrations USING brin (known_from);
CREATE INDEX first_registrations_unlearned ON first_registrations (known_until) WHERE known_until < 'infinity';
CREATE INDEX case_periods_learned ON case_periods (known_from);
CREATE INDEX case_periods_unlearned ON case_periods (known_until) WHERE known_until < 'infinity';
