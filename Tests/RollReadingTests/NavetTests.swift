import ActivityResponsibility
import Testing

@testable import FileBuilding
@testable import RollReading

private let woman = TestNumber.make("2007-01-01")
private let man = TestNumber.make("2008-03-04", woman: false)
private let address = """
  <Adresser><Folkbokforingsadress><Utdelningsadress2>EXEMPELVÄGEN 2</Utdelningsadress2><PostNr>17838</PostNr>\
  <Postort>EKERÖ</Postort></Folkbokforingsadress></Adresser>
  """
private let special = """
  <Adresser><Folkbokforingsadress><Utdelningsadress2>HEMLIGA GATAN 1</Utdelningsadress2><PostNr>11111</PostNr>\
  <Postort>GÖMD</Postort></Folkbokforingsadress><SarskildPostadress><CareOf>SKATTEVERKET</CareOf>\
  <Utdelningsadress2>BOX 2820</Utdelningsadress2><PostNr>40320</PostNr><Postort>GÖTEBORG</Postort>\
  </SarskildPostadress></Adresser>
  """
private let whole =
  navetPost(
    woman,
    "<Avregistrering><AvregistreringsorsakKod>uv</AvregistreringsorsakKod><Avregistreringsdatum>20260901"
      + "</Avregistreringsdatum></Avregistrering><Namn><Tilltalsnamnsmarkering>10</Tilltalsnamnsmarkering>"
      + "<Fornamn>Åsa Maria</Fornamn><Mellannamn>von</Mellannamn><Efternamn>Öberg &amp; Ek</Efternamn>"
      + "<Aviseringsnamn>Öberg, Åsa Maria</Aviseringsnamn></Namn><Folkbokforing><Folkbokforingsdatum>20190815"
      + "</Folkbokforingsdatum><LanKod>01</LanKod><KommunKod>25</KommunKod><ForsamlingKod>99</ForsamlingKod>"
      + "</Folkbokforing>\(address)<Invandring><Invandringsdatum>20150101</Invandringsdatum></Invandring>",
    before: "<Arendeuppgift andringstidpunkt=\"20261001063000\" totalpost='J'/>")

@Test func `a post of Navet's is read whole`() throws {
  let (format, outcome) = try readRegister(navetFile([whole]))
  #expect(format.file == .navet)
  #expect(outcome.findings.isEmpty)
  #expect(
    outcome.rows == [
      PopulationRow(
        row: 1, number: try identity(woman), familyName: "von Öberg & Ek", givenName: "Åsa Maria",
        street: "EXEMPELVÄGEN 2", postalCode: "17838", locality: "EKERÖ", municipality: MunicipalityCode("0125"),
        since: try day("2019-08-15"), immigrated: try day("2015-01-01"), deregistrationReason: "UV",
        deregistered: try day("2026-09-01"), mark: ProtectionMark.none, isMarkOnly: false)
    ])
}

@Test func `rows are the posts' ordinals, and a record without a flag tells that there is none`() throws {
  let (_, outcome) = try readRegister(
    navetFile([
      navetPost(woman), navetPost("200701011234"), navetPost(man, before: "<Sekretessmarkering>J</Sekretessmarkering>"),
    ]))
  #expect(outcome.rows.map(\.row) == [1, 3])
  #expect(outcome.rows.map(\.mark) == [ProtectionMark.none, .sekretessmarkering])
  #expect(outcome.rows.map(\.isMarkOnly) == [false, true])
  let finding = try #require(outcome.findings.first)
  #expect(finding.row == 2 && finding.column == "PersonNr" && finding.kind == .numberCheckDigit)
  #expect(finding.rawRow == Array("PersonNr=200701011234".utf8))
}

@Test func `history and relations do not leak into the person's own fields`() throws {
  let others = """
    <Historik><PersonId><PersonNr>\(man)</PersonNr></PersonId><Folkbokforing><Folkbokforingsdatum>20010101\
    </Folkbokforingsdatum><LanKod>14</LanKod><KommunKod>96</KommunKod></Folkbokforing><Sekretessmarkering>J\
    </Sekretessmarkering><Personpost><Namn><Fornamn>Fel</Fornamn></Namn></Personpost></Historik>
    <Relationer><Relation><Relationstyp>MO</Relationstyp><PersonId><PersonNr>\(man)</PersonNr></PersonId>\
    <Namn><Efternamn>Fel</Efternamn></Namn><Avregistrering><AvregistreringsorsakKod>AV</AvregistreringsorsakKod>\
    </Avregistrering><Folkbokforingspost><Sekretessmarkering>J</Sekretessmarkering></Folkbokforingspost></Relation>\
    </Relationer><Namn><Namn><Fornamn>Fel</Fornamn></Namn></Namn><PersonNr>\(man)</PersonNr>
    """
  let plain = try readNavet(whole)
  for position in ["before", "after"] {
    let post =
      position == "before"
      ? whole.replacing("<Personpost>", with: "<Personpost>" + others, maxReplacements: 1)
      : whole.replacing("</Personpost>", with: others + "</Personpost>")
    #expect(try readNavet(post) == plain, "\(position)")
  }
}

@Test func `the assigned number counts where there is no personal number`() throws {
  let coordination = String(man.prefix(6)) + "64" + man.dropFirst(8).prefix(3)
  let number = coordination + TestNumber.checkDigit(coordination.suffix(9))
  for before in ["", "<PersonNr/>", "<PersonNr>000000000000</PersonNr>", "<PersonNr> </PersonNr>"] {
    let post =
      "<Personpost><PersonId>\(before)<TilldelatPersonNrSamordningsNr>\(number)</TilldelatPersonNrSamordningsNr>"
      + "</PersonId></Personpost>"
    #expect(try readNavet(post).rows.map(\.number.twelveDigits) == [number])
  }
  let both =
    "<Personpost><PersonId><TilldelatPersonNrSamordningsNr>\(number)</TilldelatPersonNrSamordningsNr><PersonNr>"
    + "\(woman)</PersonNr></PersonId></Personpost>"
  #expect(try readNavet(both).rows.map(\.number.twelveDigits) == [woman])
  let wrong = try readNavet(both.replacing("<PersonNr>\(woman)</PersonNr>", with: "").replacing(number, with: "12"))
  #expect(wrong.findings.map(\.column) == ["TilldelatPersonNrSamordningsNr"])
  #expect(try readNavet("<Personpost/>").kinds == [.numberMissing])
  #expect(try readNavet("").findings.map(\.column) == ["PersonNr"])
}

@Test func `a protected person's registered address is not kept`() throws {
  for flag in ["<Sekretessmarkering>J</Sekretessmarkering>", "<SkyddadFolkbokforing>JA</SkyddadFolkbokforing>"] {
    let hidden = try #require(try readNavet(navetPost(woman, address, before: flag)).rows.first)
    #expect(hidden.street == nil && hidden.postalCode == nil && hidden.locality == nil)
    #expect(hidden.isMarkOnly)
    let forwarded = try #require(try readNavet(navetPost(woman, special, before: flag)).rows.first)
    #expect(forwarded.street == "SKATTEVERKET, BOX 2820")
    #expect(forwarded.postalCode == "40320" && forwarded.locality == "GÖTEBORG")
    #expect(!forwarded.isMarkOnly)
    let inside = try #require(try readNavet(navetPost(woman, flag + address)).rows.first)
    #expect(inside.street == nil && inside.mark != ProtectionMark.none)
  }
  let open = try #require(try readNavet(navetPost(woman, special)).rows.first)
  #expect(open.street == "HEMLIGA GATAN 1" && open.postalCode == "11111" && open.locality == "GÖMD")
}

@Test func `flags are read in both spellings, and what is not understood protects`() throws {
  func mark(_ before: String) throws -> (ProtectionMark?, [FindingKind]) {
    let outcome = try readNavet(navetPost(woman, before: before))
    return (outcome.rows.first?.mark, outcome.kinds)
  }
  for (text, expected) in [
    ("", ProtectionMark.none), ("<Sekretessmarkering/>", .none), ("<Sekretessmarkering>N</Sekretessmarkering>", .none),
    ("<Sekretessmarkering>NEJ</Sekretessmarkering>", .none),
    ("<Sekretessmarkering xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'/>", .none),
    ("<Sekretessmarkering>JA</Sekretessmarkering>", .sekretessmarkering),
    ("<Sekretessmarkering> J\n</Sekretessmarkering>", .sekretessmarkering),
    ("<SkyddadFolkbokforing>J</SkyddadFolkbokforing>", .skyddadFolkbokforing),
    ("<SkyddadFolkbokforing>N</SkyddadFolkbokforing>", .none),
    ("<Sekretessmarkering>J</Sekretessmarkering><SkyddadFolkbokforing>J</SkyddadFolkbokforing>", .skyddadFolkbokforing),
    ("<Sekretessmarkering>J</Sekretessmarkering><SkyddadFolkbokforing>N</SkyddadFolkbokforing>", .sekretessmarkering),
  ] {
    #expect(try mark(text) == (expected, []), "\(text)")
  }
  #expect(try mark("<Sekretessmarkering>Z</Sekretessmarkering>") == (.sekretessmarkering, [.markUnknown]))
  #expect(try mark("<SkyddadFolkbokforing>Z</SkyddadFolkbokforing>") == (.skyddadFolkbokforing, [.markUnknown]))
  #expect(
    try mark("<Sekretessmarkering>N</Sekretessmarkering><Sekretessmarkering>J</Sekretessmarkering>")
      == (.sekretessmarkering, [.markUnknown]))
}

@Test func `a street is the second delivery address, else the first, with care of before it`() throws {
  func street(_ inside: String) throws -> String? {
    try readNavet(
      navetPost(woman, "<Adresser><Folkbokforingsadress>\(inside)</Folkbokforingsadress></Adresser>")
    ).rows.first?.street
  }
  #expect(try street("<Utdelningsadress1>LGH 3</Utdelningsadress1>") == "LGH 3")
  #expect(
    try street("<Utdelningsadress1>LGH 3</Utdelningsadress1><Utdelningsadress2>V 1</Utdelningsadress2>") == "V 1")
  #expect(try street("<CareOf>C/O EK</CareOf><Utdelningsadress2>V 1</Utdelningsadress2>") == "C/O EK, V 1")
  #expect(try street("<CareOf>C/O EK</CareOf>") == "C/O EK")
}

@Test func `a municipality is county and municipality, with their zeros`() throws {
  func read(_ county: String, _ municipality: String) throws -> Outcome<PopulationRow> {
    try readNavet(
      navetPost(
        woman, "<Folkbokforing><LanKod>\(county)</LanKod><KommunKod>\(municipality)</KommunKod></Folkbokforing>"))
  }
  for (county, municipality, code) in [
    ("01", "25", "0125"), ("1", "80", "0180"), ("14", "96", "1496"), ("25", "5", "2505"),
  ] {
    #expect(try read(county, municipality).rows.first?.municipality?.description == code)
  }
  for (county, municipality) in [
    ("", "25"), ("01", ""), ("2", "25"), ("01", "00"), ("14", "096"), ("014", "6"), ("x", "25"),
  ] {
    let outcome = try read(county, municipality)
    #expect(outcome.kinds == [.municipalityUnknown], "\(county) \(municipality)")
    #expect(outcome.findings.first?.column == "KommunKod")
  }
  #expect(try read("", "").rows.first?.municipality == nil)
}

@Test func `dates that were never whole are told of, and nonsense is refused`() throws {
  func since(_ text: String) throws -> Outcome<PopulationRow> {
    try readNavet(navetPost(woman, "<Folkbokforing><Folkbokforingsdatum>\(text)</Folkbokforingsdatum></Folkbokforing>"))
  }
  for text in ["0", "00000000", "", " "] {
    let outcome = try since(text)
    #expect(outcome.rows.count == 1 && outcome.rows.first?.since == nil && outcome.findings.isEmpty)
  }
  for text in ["2019", "20190", "201908", "2019081", "20190800", "20190000", "20190015"] {
    let outcome = try since(text)
    #expect(outcome.rows.count == 1 && outcome.rows.first?.since == nil)
    #expect(outcome.findings.map(\.description) == ["row 1, Folkbokforingsdatum: day-incomplete"], "\(text)")
  }
  for text in [
    "201", "20191301", "20190230", "201913", "20190832", "99991231", "15000000", "abcdefgh", "201908155", "1",
  ] {
    #expect(try since(text).kinds == [.dayMalformed], "\(text)")
  }
  let gone = try readNavet(
    navetPost(
      woman,
      "<Avregistrering><AvregistreringsorsakKod>AV</AvregistreringsorsakKod><Avregistreringsdatum>2026"
        + "</Avregistreringsdatum></Avregistrering>"))
  #expect(gone.rows.first?.deregistered == Day("2026-10-01"))
  #expect(gone.findings.map(\.description) == ["row 1, Avregistreringsdatum: day-incomplete"])
}

private func deregistered(_ code: String, _ date: String = "20260901", reference: String? = nil) -> String {
  navetPost(
    woman,
    (reference.map { "<HanvisningsPersonNr>\($0)</HanvisningsPersonNr>" } ?? "")
      + "<Avregistrering><AvregistreringsorsakKod>\(code)</AvregistreringsorsakKod><Avregistreringsdatum>\(date)"
      + "</Avregistreringsdatum></Avregistrering>")
}

@Test func `a number that was replaced ends no residence by itself`() throws {
  for code in ["GN", "GS", "gn"] {
    let outcome = try readNavet(deregistered(code, reference: man))
    let row = try #require(outcome.rows.first)
    #expect(row.replacedBy?.twelveDigits == man && row.deregistered == nil && row.deregistrationReason == nil)
    #expect(!row.isMarkOnly && outcome.findings.isEmpty)
    let alone = try #require(try readNavet(deregistered(code)).rows.first)
    #expect(alone.replacedBy == nil && alone.deregistered == Day("2026-09-01"))
  }
  let dead = try #require(try readNavet(deregistered("AV", reference: man)).rows.first)
  #expect(dead.replacedBy?.twelveDigits == man && dead.deregistrationReason == "AV")
  let marked = try #require(
    try readNavet("<Sekretessmarkering>J</Sekretessmarkering>" + deregistered("GN", reference: man)).rows.first)
  #expect(!marked.isMarkOnly && marked.mark == .sekretessmarkering && marked.replacedBy != nil)
  let own = try #require(try readNavet(deregistered("GN", reference: woman)).rows.first)
  #expect(own.replacedBy == nil && own.deregistered != nil)
  for none in ["", "0", "000000000000"] { #expect(try readNavet(deregistered("UV", reference: none)).rows.count == 1) }
  let wrong = try readNavet(deregistered("GN", reference: "200803041234"))
  #expect(wrong.findings.map(\.description) == ["row 1, HanvisningsPersonNr: number-check-digit"])
  #expect(wrong.findings.first?.number?.twelveDigits == woman)
  #expect(try readNavet(deregistered("GN", reference: TestNumber.make("2027-01-01"))).kinds == [.numberBornLater])
}

@Test func `an unknown reason of deregistration is kept and told of`() throws {
  let outcome = try readNavet(deregistered("xy"))
  #expect(outcome.rows.first?.deregistrationReason == "XY")
  #expect(outcome.findings.map(\.description) == ["row 1, AvregistreringsorsakKod: deregistration-unknown"])
}

@Test func `posts are checked as strictly as every population file`() throws {
  let registered = "<Folkbokforing><Folkbokforingsdatum>20260902</Folkbokforingsdatum></Folkbokforing></Personpost>"
  #expect(try readNavet(deregistered("UV").replacing("</Personpost>", with: registered)).kinds == [.endsBeforeItBegins])
  #expect(try readNavet(navetPost(TestNumber.make("2027-01-01"))).kinds == [.numberBornLater])
  func name(_ text: String) throws -> [FindingKind] {
    try readNavet(navetPost(woman, "<Namn><Fornamn>\(text)</Fornamn></Namn>")).kinds
  }
  #expect(try name("A\u{202E}B") == [.textUnprintable])
  #expect(try name("A&#x7F;B") == [.textUnprintable])
  #expect(try name(String(repeating: "å", count: 151)) == [.textTooLong])
  #expect(try name("Ã\u{A5}sa") == [.textDamaged])
  #expect(try name("Åsa\nMaria") == [])
  let long = try readNavet(navetPost("1" + String(repeating: "ö", count: 3_000)))
  let raw = try #require(long.findings.first?.rawRow)
  #expect(raw.count <= Finding.rawRowLimit && String(validating: raw, as: UTF8.self) != nil)
}

@Test func `a record that says two things of one field is set aside`() throws {
  let twice = try readNavet(
    navetPost(woman, "<Namn><Fornamn>Åsa</Fornamn></Namn><Namn><Fornamn>Eva</Fornamn></Namn>"))
  #expect(twice.findings.map(\.description) == ["row 1, Fornamn: line-malformed"])
  #expect(twice.findings.first?.number?.twelveDigits == woman)
  #expect(try readNavet(navetPost(woman, "<Namn><Fornamn>Åsa</Fornamn><Fornamn>Åsa</Fornamn></Namn>")).rows.count == 1)
  let nested = try readNavet(navetPost(woman, before: "<Sekretessmarkering><v>J</v></Sekretessmarkering>"))
  #expect(nested.findings.map(\.description) == ["row 1, Sekretessmarkering: line-malformed"])
}

@Test func `prefixes, envelopes and other roots make no difference`() throws {
  let plain = try readNavet(whole)
  let posts = "<n:Folkbokforingspost>\(whole)</n:Folkbokforingspost>"
  for text in [
    "<n:Navetavisering xmlns:n='http://xmls.skatteverket.se/x'>\(posts)</n:Navetavisering>",
    "<n:Folkbokforingsposter xmlns:n='u' xmlns='v'>\(posts)</n:Folkbokforingsposter>",
    "<?xml version='1.0'?>\r\n<!-- a --><S:Envelope xmlns:S='http://schemas.xmlsoap.org/soap/envelope/'><S:Header/>"
      + "<S:Body><x:PersonpostXMLResponse xmlns:x='u' xmlns:n='v'><n:Folkbokforingsposter>\(posts)"
      + "</n:Folkbokforingsposter></x:PersonpostXMLResponse></S:Body></S:Envelope>",
  ] {
    #expect(try readRegister(Array(text.utf8)).outcome == plain)
    #expect(try readRegister(Array(text.utf8), request: .navet).outcome == plain)
    #expect(registerError(Array(text.utf8), request: .edlevo)?.code == .fileFormatUnknown)
  }
  let fault = "<S:Envelope xmlns:S='http://schemas.xmlsoap.org/soap/envelope/'><S:Body><S:Fault/></S:Body></S:Envelope>"
  #expect(registerError(Array(fault.utf8))?.code == .fileFormatUnknown)
  #expect(registerError(Array("<Avisering><Folkbokforingsposter/></Avisering>".utf8))?.code == .fileFormatUnknown)
  #expect(registerError(navetFile([]))?.code == .fileHasNoRows)
  #expect(registerError(Array("<!DOCTYPE a><Navetavisering/>".utf8))?.code == .fileFormatUnknown)
  #expect(registerError(Array("<Navetavisering><!DOCTYPE a></Navetavisering>".utf8))?.code == .fileForbidden)
}

@Test func `the same file in another encoding gives the same rows`() throws {
  let text = String(decoding: navetFile([whole]), as: UTF8.self)
  let plain = try readRegister(Array(text.utf8)).outcome
  let latin = text.replacing("UTF-8", with: "ISO-8859-1").unicodeScalars.map { UInt8($0.value) }
  #expect(try readRegister(latin).outcome == plain)
  let units = text.replacing("UTF-8", with: "UTF-16").utf16
  let wide: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] as [UInt8] }
  #expect(try readRegister(wide).outcome == plain)
  #expect(try readRegister([0xEF, 0xBB, 0xBF] + Array(text.utf8)).outcome == plain)
}
