-- How many files wait for a person's decision, and have not been searched for anybody.
SELECT count(*) FROM deliveries WHERE verdict = 'held'
