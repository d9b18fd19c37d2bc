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
