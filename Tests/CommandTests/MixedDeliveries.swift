import ActivityResponsibility
import TestSupport

@testable import FileBuilding

/// A municipality's autumn of deliveries in every format, with one of each oddity, and what the rule makes of it.
///
/// Everyone is born in 2008 unless said, so that compulsory schooling ended on 30 June 2024, and whoever was never
/// enrolled is covered since the autumn day of that year.
struct MixedDeliveries {
  /// The day asked about: after the autumn day of 2025.
  static let day: Day = "2025-10-15"

  /// People who are named by what happens to them.
  enum Name: Int, CaseIterable {
    case stays, vanishes, returns, badRow, scientific, leaves, introductory, graduate, certified, notEnrolled
    case gotNumber, moved, emigrated, noticed, absent, admitted
    case protectedByRegister, protectedByCodes, neverStarted, immigrant, turned20, inSchool
    case tabStays, tabVanishes, sheetStays, sheetEnds
    case edlevoStays, edlevoEnds, edlevoIntroductory, edlevoMerged
    case abroad, abroadGraduate, abroadCertified
    case exchangeStays, exchangeCancelled, exchangeDeleted
    case presetStays, presetInactive
    case lateEnds, lateStays, heldEnds
  }

  static func person(_ name: Name) -> TestPerson {
    switch name {
    case .turned20: .woman("2005-10-10")
    case .inSchool: .woman("2010-02-01")
    default: TestPerson(born: ("2008-02-01" as Day) + name.rawValue)
    }
  }

  /// Before the person got a personnummer.
  static let formerNumber: TestPerson = .coordination(("2008-02-01" as Day) + Name.gotNumber.rawValue)
  /// Under the number that Edlevo gave up.
  static let mergedNumber: TestPerson = .coordination(("2008-02-01" as Day) + Name.edlevoMerged.rawValue)
  /// The others of the school whose roll is held; the first of them is on it.
  static let many = (0..<14).map { TestPerson(born: ("2008-06-01" as Day) + $0) }

  /// What one person should have come to on the day.
  struct Expected: Hashable {
    var outcome: String
    var since: String?
    var waits: String?
    var isProtected = false

    static let studying = Expected(outcome: "outside/studying")

    static func covered(_ cause: String, _ since: String, waits: String? = nil) -> Expected {
      Expected(outcome: "covered/\(cause)", since: since, waits: waits)
    }
  }

  /// Derived by hand from the coverage rule; by whoever lives in the municipality on the day, is past compulsory
  /// schooling and under 20. `nil`: not one of them.
  static func expected(_ name: Name) -> Expected? {
    switch name {
    // On the roll of 23 September, open.
    case .stays, .returns, .absent: .studying
    // The row's last day is none, but its number can be read: not missing.
    case .badRow: .studying
    // In the roll until 16 September, not in that of the 23rd.
    case .vanishes: .covered("left-national", "2025-09-23")
    // The row is there but has no digits left to know anybody by.
    case .scientific: .covered("left-national", "2025-09-23")
    // Last day 12 September, with a reason.
    case .leaves: .covered("left-national", "2025-09-13")
    // Last day 13 June: pending over the summer, covered from the autumn day.
    case .introductory: .covered("left-introductory", "2025-09-15")
    case .graduate, .abroadGraduate: Expected(outcome: "outside/qualified")
    // Last day 5 June with studiebevis: no summer for whom the school is over.
    case .certified, .abroadCertified: .covered("studiebevis", "2025-06-06")
    // Enrolled under the coordination number that the register says is the same person's.
    case .gotNumber: .studying
    // Says the school, by a notice of 3 October.
    case .noticed: .covered("left-national", "2025-10-04")
    // Begins on 3 November: within 45 days from 19 September on.
    case .admitted: Expected(outcome: "pending/admitted", since: "2025-09-19")
    case .protectedByRegister:
      Expected(outcome: "review/protected", since: "2025-10-01", isProtected: true)
    case .protectedByCodes: Expected(outcome: "review/protected", since: "2025-10-06", isProtected: true)
    case .neverStarted: .covered("never-started", "2024-09-15")
    // Registered in Sweden on 1 March 2025 for the first time.
    case .immigrant: .covered("newly-registered", "2025-03-01")
    case .tabStays, .sheetStays, .edlevoStays, .edlevoMerged, .abroad, .exchangeStays, .presetStays, .lateStays:
      .studying
    // In the roll of 5 September, not in that of the 26th.
    case .tabVanishes: .covered("left-national", "2025-09-26")
    case .sheetEnds: .covered("left-national", "2025-10-01")
    // A change of 24 September: the placement ended on the 19th.
    case .edlevoEnds: .covered("left-national", "2025-09-20")
    // By the official code; the local one is a national programme's.
    case .edlevoIntroductory: .covered("left-introductory", "2025-09-15")
    // Cancelled with a last day, 5 September.
    case .exchangeCancelled: .covered("left-national", "2025-09-06")
    // That a source has deleted somebody is no drop-out.
    case .exchangeDeleted: .studying
    // Inactive in the file of 2 October, which is to be on it no more.
    case .presetInactive: .covered("left-national", "2025-10-02")
    case .lateEnds: .covered("left-national", "2025-09-27", waits: "sena")
    case .heldEnds: .covered("left-national", "2025-10-01", waits: "stora")
    case .notEnrolled, .moved, .emigrated, .turned20, .inSchool: nil
    }
  }

  /// Of whom nobody lives in the municipality on the day in the years that count.
  static func expectedOutside(_ name: Name) -> String? {
    switch name {
    // Only number and flag are known: no residence was ever told.
    case .notEnrolled: "outside/not-resident"
    case .moved, .emigrated: "outside/not-resident"
    case .turned20: "outside/turned-20"
    case .inSchool: "outside/compulsory-schooling"
    default: nil
    }
  }
}

// MARK: - The sources

extension MixedDeliveries {
  static let unit = "31279295"

  static let sources = [
    "folkbokforing": "kind = \"population\"\nmunicipality = \"1496\"",
    "folkbokforing-andringar": "kind = \"population\"\nmunicipality = \"1496\"\ncomplete = false",
    "ekskolan": "kind = \"roll\"\nscope = \"unit:\(unit)\"",
    "tabbskolan": "kind = \"roll\"\nscope = \"unit:20000002\"",
    "kalkylskolan": "kind = \"roll\"\nscope = \"unit:20000003\"",
    "edlevo": "kind = \"roll\"\nscope = \"organiser:2120000142\"\ncomplete = false",
    "ike": "kind = \"roll\"\nscope = \"organiser:2120001710\"",
    "forbundet": "kind = \"roll\"\nscope = \"organiser:2220000001\"",
    "fridaskolan": "kind = \"roll\"\nscope = \"unit:20000006\"",
    "stora": "kind = \"roll\"\nscope = \"unit:20000007\"",
    "sena": "kind = \"roll\"\nscope = \"unit:20000008\"",
    "meddelanden": "kind = \"notice\"",
  ].sorted { $0.key < $1.key }.map { "[[source]]\nname = \"\($0.key)\"\n\($0.value)\n" }.joined(separator: "\n")

  /// How the school without headings writes its file.
  static let positional = """
    heading-row = 0
    separator = "tab"

    [columns]
    Personnummer = 1
    Efternamn = 2
    "Förnamn" = 3
    "Studievägskod" = 4
    Startdatum = 5
    """

  /// Every file, by the folder and name that it is delivered under.
  static let files: [(path: String, bytes: [UInt8])] = population + ekskolan + otherTables + edlevo + exchange + rest
}

// MARK: - The population

extension MixedDeliveries {
  private static func post(
    _ person: TestPerson, since: String? = nil, code: (String, String) = ("14", "96"), more: String = ""
  ) -> String {
    navetPost(
      person.digits,
      "<Namn><Fornamn>Åsa</Fornamn><Efternamn>Öberg \(person.digits.prefix(8))</Efternamn></Namn>"
        + "<Folkbokforing><Folkbokforingsdatum>\(since ?? String(person.digits.prefix(8)))</Folkbokforingsdatum>"
        + "<LanKod>\(code.0)</LanKod><KommunKod>\(code.1)</KommunKod></Folkbokforing>"
        + more)
  }

  private static func flagged(_ name: Name) -> String {
    navetPost(person(name).digits, before: "<Sekretessmarkering>J</Sekretessmarkering>")
  }

  private static func register(_ special: [Name: [String]]) -> [UInt8] {
    navetFile(
      Name.allCases.flatMap { name in special[name] ?? [post(person(name))] } + many.map { post($0) })
  }

  private static let immigration = [
    post(
      person(.immigrant), since: "20250301",
      more: "<Invandring><Invandringsdatum>20250301</Invandringsdatum></Invandring>")
  ]

  private static let population: [(path: String, bytes: [UInt8])] = [
    (
      "folkbokforing/2025-09-01.xml",
      register([
        .notEnrolled: [flagged(.notEnrolled)], .gotNumber: [post(formerNumber)], .immigrant: immigration,
      ])
    ),
    (
      "folkbokforing/2025-10-01.xml",
      register([
        .notEnrolled: [flagged(.notEnrolled)], .immigrant: immigration,
        .protectedByRegister: [flagged(.protectedByRegister)],
        .gotNumber: [
          navetPost(
            formerNumber.digits,
            "<Avregistrering><AvregistreringsorsakKod>GS</AvregistreringsorsakKod>"
              + "<Avregistreringsdatum>20250922</Avregistreringsdatum></Avregistrering>"
          ).replacing(
            "</PersonId>",
            with: "<HanvisningsPersonNr>\(person(.gotNumber).digits)</HanvisningsPersonNr></PersonId>"),
          post(person(.gotNumber), since: "20250922"),
        ],
        .moved: [post(person(.moved), since: "20250925", code: ("01", "80"))],
        .emigrated: [
          post(
            person(.emigrated),
            more: "<Avregistrering><AvregistreringsorsakKod>UV</AvregistreringsorsakKod>"
              + "<Avregistreringsdatum>20250920</Avregistreringsdatum></Avregistrering>")
        ],
      ])
    ),
    (
      "folkbokforing-andringar/2025-10-06.txt",
      Array(
        "#UP 01001 \(person(.protectedByCodes).digits)\n#UP 01003 J\n#DATABESKRIVNING_START\n#DATABESKRIVNING_SLUT\n"
          .utf8)
    ),
  ]
}

// MARK: - Tables

extension MixedDeliveries {
  /// A row of a table of Swedish headings.
  private static func row(
    _ name: Name, _ programme: String = "NANAT", from: String = "2024-08-19", to: String = "", reason: String = "",
    certificate: String = "", number: String? = nil
  ) -> String { row(number ?? person(name).written, programme, from: from, to: to, reason, certificate) }

  private static func row(
    _ number: String, _ programme: String = "NANAT", from: String = "2024-08-19", to: String = "",
    _ reason: String = "", _ certificate: String = ""
  ) -> String { "\(number);Öberg;Åsa;GY;\(programme);;\(from);\(to);\(reason);\(certificate);;" }

  private static func table(_ rows: [String]) -> String {
    ([DaemonFiles.rollHeadings] + rows).joined(separator: "\r\n") + "\r\n"
  }

  /// One school, each week in another of the encodings and separators that schools' programs write.
  private static var ekskolan: [(path: String, bytes: [UInt8])] {
    let ended = [
      row(.introductory, "IMS", to: "2025-06-13"), row(.graduate, to: "2025-06-05", certificate: "E"),
      row(.certified, to: "2025-06-05", certificate: "Studiebevis"),
    ]
    let always = [
      row(.stays), row(.notEnrolled), row(.gotNumber, number: formerNumber.written), row(.moved), row(.noticed),
      row(.absent),
    ]
    let first = table(
      ended + always + [row(.vanishes), row(.returns), row(.badRow), row(.scientific), row(.leaves)])
    let second = table(
      always + [
        row(.vanishes), row(.badRow), row(.scientific), row(.leaves, to: "2025-09-12", reason: "Eget val"),
      ])
    let third = table(always + [row(.vanishes), row(.returns), row(.badRow), row(.scientific)])
    let fourth = table(
      always + [
        row(.returns), row(.badRow, to: "2025-13-45"), row("2\u{2C}00803E+11"), row("20080301TF20"),
        row(.admitted, from: "2025-11-03"),
      ])
    return [
      ("ekskolan/2025-09-02.csv", WrittenEncoding.utf8WithMark.bytes(of: first)),
      ("ekskolan/2025-09-09.csv", WrittenEncoding.windows1252.bytes(of: second)),
      (
        "ekskolan/2025-09-16.txt",
        WrittenEncoding.utf16LittleEndianWithMark.bytes(of: third.replacing(";", with: "\t"))
      ),
      ("ekskolan/2025-09-23.csv", commas(fourth)),
    ]
  }

  /// With commas between the cells, and in quotation marks what has one itself.
  private static func commas(_ table: String) -> [UInt8] {
    WrittenEncoding.utf8.bytes(
      of: table.split(separator: "\r\n").map { line in
        line.split(separator: ";", omittingEmptySubsequences: false).map { $0.contains(",") ? "\"\($0)\"" : $0 }
          .joined(separator: ",")
      }.joined(separator: "\n") + "\n")
  }

  private static var otherTables: [(path: String, bytes: [UInt8])] {
    func tabbed(_ names: [Name]) -> [UInt8] {
      WrittenEncoding.windows1252.bytes(
        of: names.map { "\(person($0).written)\tÖberg\tÅsa\tNANAT\t2024-08-19\n" }.joined())
    }
    func serial(_ day: Day) -> String { number("\(day.daysSince2000 + 36_526)", style: 1) }
    let pupils = [
      xmlRow(4, [inline(person(.sheetStays).written), inline("NANAT"), serial("2024-08-19"), ""]),
      xmlRow(5, [number(person(.sheetEnds).digits), inline("NANAT"), serial("2024-08-19"), serial("2025-09-30")]),
    ]
    let headings = xmlRow(3, ["Personnummer", "Studievägskod", "Startdatum", "Slutdatum"].map(inline))
    let workbook = TestWorkbook(sheets: [
      .init(name: "Läs mig", rows: xmlRow(1, [inline("Uttag ur elevregistret")])),
      .init(
        name: "Elever",
        rows: xmlRow(1, [inline("Elever 2025-09-05")]) + headings + pupils.joined()
          + xmlRow(6, [inline("Summa"), number("2")])),
    ])
    func preset(_ active: [(Name, String)]) -> [UInt8] {
      let headings =
        "id\tusername\tsocialnumber\tfname\tlname\tsex\tclass\tactive\taddress1\tpocode\tcity\temail\tmobile"
      let rows = active.map { name, word in
        "1\tx\t\(person(name).written.dropFirst(2))\tÅsa\tÖberg\tf\tNA24\t\(word)\tGatan 1\t54100\tSkövde\t\t"
      }
      return WrittenEncoding.windows1252.bytes(of: ([headings] + rows).joined(separator: "\n") + "\n")
    }
    return [
      ("tabbskolan/2025-09-05.txt", tabbed([.tabStays, .tabVanishes])),
      ("tabbskolan/2025-09-26.txt", tabbed([.tabStays])),
      ("kalkylskolan/2025-09-05.xlsx", workbook.bytes),
      ("fridaskolan/2025-09-11.txt", preset([(.presetStays, "1"), (.presetInactive, "1")])),
      ("fridaskolan/2025-10-02.txt", preset([(.presetStays, "1"), (.presetInactive, "0")])),
    ]
  }
}

// MARK: - Edlevo, SS 12000 and the rest

extension MixedDeliveries {
  private static var edlevo: [(path: String, bytes: [UInt8])] {
    func pupil(_ digits: String, _ person: TestPerson) -> String { Edlevo.person(digits, person.digits) }
    func placed(_ digits: String, official: String = "NANAT", end: String = "2999-12-31") -> String {
      Edlevo.member(
        digits, Edlevo.role(placements: [Edlevo.placement("20000004", official: official, local: "NA", end: end)]))
    }
    let snapshot = Edlevo.organization([
      pupil("1", person(.edlevoStays)), pupil("2", person(.edlevoEnds)), pupil("3", person(.edlevoIntroductory)),
      pupil("4", mergedNumber), pupil("5", person(.edlevoMerged)), Edlevo.group("c1"),
      Edlevo.membership(
        placed("1"), placed("2"), placed("3", official: "IMS", end: "2025-06-13"), placed("4"), placed("5")),
    ])
    let delta = Edlevo.organization(
      [
        Edlevo.person("2", person(.edlevoEnds).digits, status: "2"),
        Edlevo.membership(placed("2", end: "2025-09-19")),
      ], type: "DeltaOrganization")
    let merge = Edlevo.persons([
      Edlevo.personElement(
        Edlevo.sourced(Edlevo.guid("4")) + Edlevo.userID(mergedNumber.digits), status: "4",
        merged: Edlevo.merged(Edlevo.guid("5")))
    ])
    let admission = Edlevo.admission([
      Edlevo.student(person(.abroad).digits),
      Edlevo.student(
        person(.abroadGraduate).digits, program: Edlevo.program(end: "2025-06-05T00:00:00"), graduated: "true"),
      Edlevo.student(
        person(.abroadCertified).digits, program: Edlevo.program(end: "2025-06-05T00:00:00"), studyCertificate: "true"),
    ])
    return [
      ("edlevo/2025-09-03.xml", [0xEF, 0xBB, 0xBF] + Array(snapshot.utf8)),
      ("edlevo/2025-09-24.xml", Array(delta.utf8)), ("edlevo/2025-09-25.xml", Array(merge.utf8)),
      ("ike/2025-09-04.xml", Array(admission.utf8)),
    ]
  }

  private static func exchangeID(_ name: Name) -> String {
    "00000000-0000-4000-8000-0000000000" + (name.rawValue < 10 ? "0" : "") + "\(name.rawValue)"
  }

  private static var exchange: [(path: String, bytes: [UInt8])] {
    func pupil(_ name: Name, _ enrolment: String) -> String {
      FileBuilding.person(id: "\"\(exchangeID(name))\"", number: "\"\(person(name).digits)\"", enrolment)
    }
    let at = "{\"id\":\"\(otherSchoolID)\"}"
    let organisations = page(
      "{\"id\":\"22222222-2222-4222-8222-222222222222\",\"displayName\":\"Förbundet\",\"organisationType\":\"Huvudman\"}",
      "{\"id\":\"\(otherSchoolID)\",\"displayName\":\"Västerskolan\",\"organisationType\":\"Skolenhet\","
        + "\"schoolUnitCode\":\"20000005\",\"municipalityCode\":\"1496\"}")
    let persons = page(
      pupil(.exchangeStays, enrolment(at: at)),
      pupil(.exchangeCancelled, enrolment(at: at, last: "\"2025-09-05\"", cancelled: "true")),
      pupil(.exchangeDeleted, enrolment(at: at)),
      FileBuilding.person(
        id: "\"00000000-0000-4000-8000-000000000999\"", number: "", mark: "\"Sekretessmarkering\"", enrolment(at: at)))
    return [
      ("forbundet/2025-09-10-01-organisations.json", Array(organisations.utf8)),
      ("forbundet/2025-09-10-02-persons.json", Array(persons.utf8)),
      (
        "forbundet/2025-09-17-01-deletedEntities.json",
        Array("{\"data\":{\"persons\":[\"\(exchangeID(.exchangeDeleted))\"]},\"pageToken\":null}".utf8)
      ),
    ]
  }

  private static var rest: [(path: String, bytes: [UInt8])] {
    let many = Self.many.map { row($0.written) }
    let notices = [
      "Personnummer;Händelse;Datum;Skolenhetskod;Huvudman;Mottagen;Anmärkning",
      "\(person(.noticed).written);slutat;2025-10-03;\(unit);;;",
      "\(person(.absent).written);frånvaro;2025-10-02;\(unit);;;",
      "\(TestPerson.man("2008-12-31").written);slutat;2025-10-03;\(unit);;;",
    ].joined(separator: "\n")
    return [
      ("stora/2025-09-08.csv", Array(table([row(.heldEnds, to: "2025-09-30")] + many).utf8)),
      ("stora/2025-10-08.csv", Array(table([many[0]]).utf8)),
      ("sena/2025-09-05.csv", Array(table([row(.lateEnds, to: "2025-09-26"), row(.lateStays)]).utf8)),
      ("meddelanden/2025-10-06.csv", Array(notices.utf8)),
    ]
  }
}
