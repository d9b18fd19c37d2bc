import ActivityResponsibility
import DemoRegion

/// Files as schools and municipalities hand them in, and the sources that they come from.
enum DaemonFiles {
  static let rollHeadings =
    "Personnummer;Efternamn;Förnamn;Skolform;Studievägskod;Skolenhetskod;Startdatum;Slutdatum;Avbrottsorsak;"
    + "Betygsdokument;Betygsdatum;Sekretess"

  /// A school that sends rolls.
  static let school = """
    [[source]]
    name = "skola-31279295"
    kind = "roll"
    scope = "unit:31279295"
    """

  static let residents = """
    [[source]]
    name = "folkbokforing-1496"
    kind = "population"
    municipality = "1496"
    """

  static let notices = """
    [[source]]
    name = "underrattelser"
    kind = "notice"
    """

  /// Test numbers by Skatteverket's rule: born on consecutive days from 2008-03-01, with 239 and the check digit.
  static func numbers(_ count: Int) -> [String] {
    guard let first = Day(year: 2008, month: 3, day: 1) else { return [] }
    return (0..<Int32(count)).map { number(bornOn: Day(daysSince2000: first.daysSince2000 + $0)) }
  }

  private static func number(bornOn day: Day) -> String {
    let digits = day.description.filter { $0 != "-" } + "239"
    var sum = 0
    for (index, character) in digits.dropFirst(2).enumerated() {
      let product = (character.wholeNumberValue ?? 0) * (index.isMultiple(of: 2) ? 2 : 1)
      sum += product / 10 + product % 10
    }
    return digits + String((10 - sum % 10) % 10)
  }

  static func roll(_ numbers: [String], from: String = "2024-08-19") -> String {
    let rows = numbers.map { "\($0);Efternamn;Förnamn;GY;NA;31279295;\(from);;;;;" }
    return ([rollHeadings] + rows).joined(separator: "\n") + "\n"
  }

  static func population(_ numbers: [String]) -> String {
    let headings =
      "Personnummer;Efternamn;Förnamn;Adress;Postnummer;Postort;Kommunkod;Folkbokföringsdatum;Invandringsdatum;"
      + "Avregistreringsorsak;Avregistreringsdatum;Skydd"
    return ([headings] + numbers.map { "\($0);Efternamn;Förnamn;Gatan 1;54100;Skövde;1496;2010-01-01;;;;" })
      .joined(separator: "\n") + "\n"
  }
}

/// The first nights of a made-up region, to let arrive in an inbox.
struct DaemonRegion {
  let deliveries: [Delivery]
  let lastDay: Day

  /// - Parameter nights: how many of the region's nights; files of changes only are left out, because a source's files
  ///   are all of one kind.
  init(youths: Int, nights: Int) {
    let region = MadeUpRegion(seed: 3, youths: youths)
    deliveries = region.nights.prefix(nights).flatMap(\.deliveries).filter { delivery in
      switch delivery.kind {
      case .population(_, let isComplete), .roll(_, _, let isComplete): isComplete
      case .notices: true
      }
    }
    lastDay = region.nights.prefix(nights).last?.day ?? region.nights[0].day
  }

  /// The `[[source]]` tables that the files need.
  var sources: String {
    var tables: [String: String] = [:]
    for delivery in deliveries {
      let folder = String(delivery.path.split(separator: "/")[1])
      tables[folder] =
        switch delivery.kind {
        case .population(let municipality, _): "kind = \"population\"\nmunicipality = \"\(municipality)\""
        case .roll(_, let scope, _): "kind = \"roll\"\nscope = \"\(scope)\""
        case .notices: "kind = \"notice\""
        }
    }
    return tables.sorted { $0.key < $1.key }
      .map { "[[source]]\nname = \"\($0.key)\"\n\($0.value)" }.joined(separator: "\n\n")
  }

  /// Lets every file arrive at once, as after days off.
  func arrive(in scene: DaemonScene) throws {
    for delivery in deliveries { try scene.put(String(delivery.path.dropFirst("inbox/".count)), delivery.bytes) }
  }
}
