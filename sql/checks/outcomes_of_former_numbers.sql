-- A stored decision about a number that leads to another: it would stand beside the person's own.
SELECT o.number FROM outcomes o JOIN identity_links l ON l.number = o.number AND l.known_until = 'infinity'
