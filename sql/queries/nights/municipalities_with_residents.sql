-- The municipalities the register knows residents of.
SELECT DISTINCT municipality FROM residences WHERE known_until = 'infinity' ORDER BY municipality
