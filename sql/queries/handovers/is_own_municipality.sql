-- Whether a municipality is of this register: it has handed in its population.
SELECT EXISTS (SELECT 1 FROM deliveries WHERE kind = 'population' AND verdict = 'applied' AND scope = $1)
