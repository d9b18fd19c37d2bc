/// Files of the tax agency's register, as XML and as term codes.
enum RegisterSeeds {
  static let navet = [
    Seed(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Navetavisering><Folkbokforingsposter><Folkbokforingspost><Sekretessmarkering>J</Sekretessmarkering>
      <SekretessDatum>20240101</SekretessDatum><Personpost><PersonId><PersonNr>\(TestNumbers.woman)</PersonNr></PersonId>
      <HanvisningsPersonNr>\(TestNumbers.other)</HanvisningsPersonNr><Namn><Fornamn>Åsa</Fornamn>
      <Efternamn>Öberg &#38; Ek</Efternamn></Namn><Folkbokforing><Folkbokforingsdatum>20190000</Folkbokforingsdatum>
      <LanKod>01</LanKod><KommunKod>25</KommunKod></Folkbokforing></Personpost></Folkbokforingspost>
      <!-- x --><Folkbokforingspost><Personpost><PersonId><PersonNr>\(TestNumbers.man)</PersonNr></PersonId>
      <Avregistrering><AvregistreringsorsakKod>AV</AvregistreringsorsakKod>
      <Avregistreringsdatum>20260102</Avregistreringsdatum></Avregistrering><Adresser><Folkbokforingsadress>
      <Utdelningsadress2><![CDATA[Väg 3]]></Utdelningsadress2><PostNr>12345</PostNr><Postort>Ön</Postort>
      </Folkbokforingsadress></Adresser></Personpost></Folkbokforingspost></Folkbokforingsposter></Navetavisering>

      """, way: 1),
    Seed(
      "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><Navetavisering>&b;</Navetavisering>"),
  ]

  static let termCodes = [
    Seed(
      Array(
        ("#SKAPAD 20261001\r\n#UP 01001 \(TestNumbers.woman)\r\n#UP 01012 Asa\r\n#UP 01014 Oberg\r\n#UP 01033 20190815\r\n"
          + "#UP 01021 AV\r\n#UP 07777 x\r\n#UP 01001 \(TestNumbers.man)\r\nx\r\n#UP 01002 \(TestNumbers.man)\r\n"
          + "#UP 01039 01\r\n#UP 01040 25\r\n").utf8), way: 1),
    Seed("#DATA_START\n#UP 01001 \(TestNumbers.woman)\n#UP 01003 J\n#DATA_SLUT\n", cut: 130),
  ]
}
