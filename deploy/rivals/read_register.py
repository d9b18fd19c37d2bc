"""Reads the population register's XML with lxml, the fields that we read. python read_register.py FILE"""

import sys

from lxml import etree

FIELDS = [
    "Sekretessmarkering",
    "Personpost/PersonId/PersonNr",
    "Personpost/Avregistrering/AvregistreringsorsakKod",
    "Personpost/Avregistrering/Avregistreringsdatum",
    "Personpost/Namn/Fornamn",
    "Personpost/Namn/Efternamn",
    "Personpost/Folkbokforing/Folkbokforingsdatum",
    "Personpost/Folkbokforing/LanKod",
    "Personpost/Folkbokforing/KommunKod",
    "Personpost/Adresser/Folkbokforingsadress/Utdelningsadress2",
    "Personpost/Adresser/Folkbokforingsadress/PostNr",
    "Personpost/Adresser/Folkbokforingsadress/Postort",
]

count = 0
for _, post in etree.iterparse(sys.argv[1], tag="Folkbokforingspost"):
    row = [post.findtext(field) for field in FIELDS]
    count += 1
    post.clear()
    while post.getprevious() is not None:
        del post.getparent()[0]
print(count)
