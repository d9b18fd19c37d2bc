import ActivityResponsibility
import PostgreSQL
import SQLText
import StrictJSON

/// What a bundle says of the municipality: its routines, its counts, what came from schools, and the rule's versions.
struct MunicipalityPart {
  let request: BundleRequest
  let transaction: Transaction

  private var period: [Parameter] {
    [.municipality(request.municipality), .day(request.from), .day(request.until)]
  }

  func members(of youths: [InspectedYouth]) throws -> [String: JSONValue] {
    [
      "counts": try PeriodCounts(from: request.from, until: request.until).value(of: youths, transaction),
      "routines": .list(try routines()), "ruleSettings": .list(try ruleSettings()), "ruleVersions": ruleVersions,
      "rolls": .list(try rolls()),
    ]
  }

  private func routines() throws -> [JSONValue] {
    try transaction.query(Query.routinesOfPeriod, period).map { row in
      guard case .object(let stored) = try JSONValue(parsing: row.text(1)) else { return .null }
      var members = Dictionary(uniqueKeysWithValues: stored.map { (Self.camelCase($0.key), $0.value) })
      members["from"] = members.removeValue(forKey: "holdsFrom")
      // Whose routine it is stands on the page already, and who set it is a member of staff.
      members["municipality"] = nil
      members["setBy"] = nil
      return .object(members)
    }
  }

  private static func camelCase(_ column: String) -> String {
    let words = column.split(separator: "_")
    return words.prefix(1).joined() + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  private func ruleSettings() throws -> [JSONValue] {
    let rows = try transaction.query(Query.ruleSettings, [.municipality(request.municipality), .moment(.now)])
    // The last that began before the period, and all that began within it.
    let before = rows.filter { $0.dayValue(1) <= request.from }.suffix(1)
    let within = rows.filter { $0.dayValue(1) > request.from && $0.dayValue(1) <= request.until }
    return (Array(before) + within).map { row in
      .object([
        "from": .text(row.dayValue(1).description), "autumnDay": .text(row.text(2)), "summerFrom": .text(row.text(3)),
        "admittedWithin": .whole(Int64(row.int(4))),
      ])
    }
  }

  private var ruleVersions: JSONValue {
    .list(
      RuleVersion.all.filter { version in
        version.inForce.from <= request.until && version.inForce.until.map { $0 > request.from } ?? true
      }.map { version in
        .object([
          "ruleVersion": .text(version.name), "from": .text(version.inForce.from.description),
          "until": .optional(version.inForce.until?.previous.description),
        ])
      })
  }

  /// What each source delivered, without the names of files, which people choose freely.
  private func rolls() throws -> [JSONValue] {
    var findings: [[String]: [JSONValue]] = [:]
    for row in try transaction.query(Query.findingsOfPeriod, period) {
      findings[(0..<4).map { row.text($0) }, default: []].append(
        .object([
          "finding": .text(row.text(4)), "says": .text(FindingWords.phrase(of: row.text(4)).swedish),
          "times": .whole(row.int64(5)),
        ]))
    }
    return try transaction.query(Query.deliveriesOfPeriod, period).map { row in
      let key = (0..<4).map { row.text($0) }
      return .object([
        "source": .text(key[0]), "delivery": .text(key[1]), "scope": .text(key[2]), "verdict": .text(key[3]),
        "files": .whole(row.int64(4)), "rows": .whole(row.int64(5)), "rejected": .whole(row.int64(6)),
        "findings": .list(findings[key] ?? []),
      ])
    }
  }
}
