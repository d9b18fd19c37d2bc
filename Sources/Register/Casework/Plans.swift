import ActivityResponsibility
import PostgreSQL
import SQLText
import StrictJSON

/// One version of a case's plan, as it is stored.
public struct PlanVersion: Sendable {
  public let version: Int
  /// The act that made it.
  public let act: Int64
  public let madeOn: Day
  public let plan: Plan
  /// What was changed, and why; `nil` in the first version.
  public let change: String?
  public let why: String?

  init(_ row: Row) throws {
    version = Int(row.int16(0))
    act = row.int64(1)
    madeOn = row.dayValue(2)
    plan = try Plan(JSONValue(parsing: row.text(3)))
    change = row.optionalText(4)
    why = row.optionalText(5)
  }
}

extension Plan {
  /// The plan as it is stored and digested.
  public var json: JSONValue {
    func list(_ interventions: [Intervention]) -> JSONValue {
      .list(interventions.map { .object(["what": .text($0.what), "who": .optional($0.who)]) })
    }
    func days(_ days: [Day]) -> JSONValue { .list(days.map { .text($0.description) }) }
    return .object([
      "goal": .optional(goal), "planning": .optional(planning), "youth": list(youth),
      "municipality": list(municipality), "others": list(others), "firstDay": .optional(firstDay?.description),
      "lastDay": .optional(lastDay?.description), "endReason": .optional(endReason), "followUps": days(followUps),
      "evaluations": days(evaluations),
    ])
  }

  init(_ json: JSONValue) {
    func list(_ key: String) -> [Intervention] {
      (json[key]?.list ?? []).compactMap { item in
        item["what"]?.text.map { Intervention(what: $0, who: item["who"]?.text) }
      }
    }
    func days(_ key: String) -> [Day] { (json[key]?.list ?? []).compactMap { $0.text.flatMap { Day($0) } } }
    self.init()
    goal = json["goal"]?.text
    planning = json["planning"]?.text
    youth = list("youth")
    municipality = list("municipality")
    others = list("others")
    firstDay = json["firstDay"]?.text.flatMap { Day($0) }
    lastDay = json["lastDay"]?.text.flatMap { Day($0) }
    endReason = json["endReason"]?.text
    followUps = days("followUps")
    evaluations = days("evaluations")
  }

  /// Everything in it that is written freely.
  public var freeText: String {
    ([goal, planning, endReason] + (youth + municipality + others).flatMap { [$0.what, $0.who] })
      .compactMap { $0 }.joined(separator: "\n")
  }
}

/// How complete the documentation of one case is.
public struct CaseCompleteness: Sendable {
  public let caseID: Int64
  public let number: IdentityNumber
  public let hasPlan: Bool
  public let completeness: Plan.Completeness
}

extension Connection {
  /// Every version of a case's plan, latest first.
  public func planVersions(ofCase id: Int64) throws -> [PlanVersion] {
    try query(Query.planVersionsOfCase, [.int64(id)]).map { try PlanVersion($0) }
  }

  /// How complete the documentation of each open case of a municipality is on a day, by case.
  public func completeness(of municipality: MunicipalityCode, on day: Day) throws -> [CaseCompleteness] {
    try query(Query.plansOfMunicipality, [.municipality(municipality)]).map { row in
      let plan = try row.optionalText(2).map { Plan(try JSONValue(parsing: $0)) }
      return CaseCompleteness(
        caseID: row.int64(0), number: row.number(1), hasPlan: plan != nil,
        completeness: (plan ?? Plan()).completeness(on: day))
    }
  }
}
