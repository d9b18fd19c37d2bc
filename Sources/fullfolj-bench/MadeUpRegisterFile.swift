/// The population register's XML of many persons, as it arrives: posts with names, address, history and relations, of
/// which only some is read.
extension MadeUpFiles {
  func navet(into text: inout FileText) {
    text.add(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Navetavisering>\n <Folkbokforingsposter>\n")
    for index in 0..<rows {
      text.add("  <Folkbokforingspost>\n   <Arendeuppgift andringstidpunkt=\"21231001063000\"/>\n")
      // One in two hundred is marked, and comes with the number alone.
      let isMarked = index % 200 == 77
      if isMarked { text.add("   <Sekretessmarkering>J</Sekretessmarkering>\n") }
      text.add("   <Personpost>\n    <PersonId><PersonNr>")
      text.add(Self.number(index))
      text.add("</PersonNr></PersonId>\n")
      if !isMarked {
        text.add(
          "    <Namn><Tilltalsnamnsmarkering>10</Tilltalsnamnsmarkering><Fornamn>Åsa Maria</Fornamn>"
            + "<Efternamn>Öberg</Efternamn><Aviseringsnamn>Öberg, Åsa Maria</Aviseringsnamn></Namn>\n"
            + "    <Folkbokforing><Folkbokforingsdatum>21110301</Folkbokforingsdatum><LanKod>14</LanKod>"
            + "<KommunKod>96</KommunKod></Folkbokforing>\n    <Adresser><Folkbokforingsadress>"
            + "<Utdelningsadress2>EXEMPELVÄGEN ")
        text.add(Int64(index % 500 + 1))
        text.add(
          "</Utdelningsadress2><PostNr>54130</PostNr><Postort>SKÖVDE</Postort></Folkbokforingsadress></Adresser>\n"
            + "    <Fodelse><HemortSverige><FodelselanKod>14</FodelselanKod><Fodelseforsamling>SKÖVDE"
            + "</Fodelseforsamling></HemortSverige></Fodelse>\n")
      }
      text.add("   </Personpost>\n  </Folkbokforingspost>\n")
    }
    text.add(" </Folkbokforingsposter>\n</Navetavisering>\n")
  }
}
