import ActivityResponsibility
import PostgreSQL
import SQLText
import StrictJSON

/// What a mapping (kartläggning) found: the youth's goals, needs and expectations, in short.
public struct Mapping: Hashable, Sendable {
  public let goals: String?
  public let needs: String?
  public let expectations: String?
  /// Whether the youth took part: documentation is built on a mapping made with the youth (Skolverket's advice).
  public let isWithYouth: Bool

  /// The longest a field may be, in characters.
  static let longest = 500

  public init(goals: String? = nil, needs: String? = nil, expectations: String? = nil, isWithYouth: Bool = true) {
    self.goals = goals
    self.needs = needs
    self.expectations = expectations
    self.isWithYouth = isWithYouth
  }

  /// Of an act's details; `nil` where the act told no more than that it was made.
  public init?(_ details: JSONValue?) {
    guard let details, details["withYouth"] != nil else { return nil }
    self.init(
      goals: details["goals"]?.text, needs: details["needs"]?.text, expectations: details["expectations"]?.text,
      isWithYouth: details["withYouth"]?.truth ?? true)
  }

  var fields: [String] { [goals, needs, expectations].compactMap { $0 } }

  /// As it is stored.
  public var json: JSONValue {
    .object([
      "goals": .optional(goals), "needs": .optional(needs), "expectations": .optional(expectations),
      "withYouth": .truth(isWithYouth),
    ])
  }
}

/// The mapping of a youth, made with the youth.
struct MappingAct: CaseAct {
  let kind = ActKind.mapping
  let mapping: Mapping?

  var freeText: String? { mapping.map { $0.fields.joined(separator: "\n") } }

  func requireAllowed(_ desk: CaseDesk) throws {
    guard let long = mapping?.fields.map(\.unicodeScalars.count).max(), long > Mapping.longest else { return }
    throw ExplainedError.actRefused(
      Phrase("ett fält är längre än \(Mapping.longest) tecken", "a field is longer than \(Mapping.longest) characters"),
      fix: Phrase("korta det", "make it shorter"))
  }

  func columns(_ desk: CaseDesk) -> ActColumns { ActColumns(details: mapping?.json) }

  func settle(_ desk: CaseDesk, act: Int64) throws -> Int { try desk.settle([.mapping], act, "mapped") }

  /// A mapping tells nothing of what the youth does: when to ask about that stays as it was, where it is planned.
  func plan(_ desk: CaseDesk, _ policy: FollowUpPolicy, act: Int64) throws -> [PlannedFollowUp] {
    let waits = try desk.transaction.query(Query.followUpsOfCase, [.int64(desk.current.id)])
      .contains { $0.text(1) == FollowUpKind.refresh.rawValue }
    return waits ? [] : [policy.refresh(anchor: "act \(act)", why: "mapped", on: desk.day)]
  }
}

extension Deed {
  /// That the mapping has been made, elsewhere than here.
  public static let mapping = Deed(MappingAct(mapping: nil))

  /// The mapping, with what it found.
  public static func mapping(_ mapping: Mapping) -> Deed { Deed(MappingAct(mapping: mapping)) }
}
