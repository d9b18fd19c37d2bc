-- A municipality's routine as it is stored, whatever it holds.
SELECT to_jsonb(p)::text FROM follow_up_policies p WHERE municipality = $1 AND holds_from = $2
