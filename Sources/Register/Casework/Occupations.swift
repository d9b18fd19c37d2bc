import ActivityResponsibility
import PostgreSQL
import SQLText

extension Transaction {
  /// What was told of a youth's occupation in all of the youth's cases.
  func occupations(ofCases ids: [Int64], in municipality: MunicipalityCode, on day: Day) throws -> OccupationHistory {
    let each = try occupations(ofCases: ids, municipality: municipality, on: day)
    return OccupationHistory(
      each.values.flatMap(\.told), lasts: try knowledgeTime(in: municipality, on: day))
  }

  /// How long knowledge of what a youth does lasts in a municipality, by the list and the routine of a day.
  func knowledgeTime(in municipality: MunicipalityCode, on day: Day) throws -> KnowledgeTime {
    let codes = try codes(.occupation, on: day).codes
    return KnowledgeTime(
      byCode: Dictionary(codes.compactMap { code in code.lasts.map { (code.code, $0) } }) { first, _ in first },
      usual: try followUpPolicy(of: municipality, on: day).refreshAfter)
  }

  /// What was told of a youth's occupation in some cases, each case's by itself, as knowledge that grows old.
  func occupations(
    ofCases ids: [Int64], municipality: MunicipalityCode, on day: Day
  ) throws -> [Int64: OccupationHistory] {
    let lasts = try knowledgeTime(in: municipality, on: day)
    var told: [Int64: [ToldOccupation]] = [:]
    for row in try query(Query.toldOccupationsOfCase, [.int64Array(ids)]) {
      told[row.int64(5), default: []].append(
        ToldOccupation(
          code: row.text(0), from: row.dayValue(1), until: row.optionalDayValue(2), told: row.dayValue(3),
          toldBy: row.optionalText(4)))
    }
    return Dictionary(
      uniqueKeysWithValues: ids.map {
        ($0, OccupationHistory(told[$0] ?? [], lasts: lasts))
      })
  }
}

extension Connection {
  /// What is known on a day of what each youth with an open case in a municipality does, by person.
  public func occupations(
    of municipality: MunicipalityCode, on day: Day
  ) throws -> [(number: IdentityNumber, caseID: Int64, history: OccupationHistory)] {
    try transaction(.readOnlySnapshot) { transaction in
      let cases = try transaction.query(Query.openCaseIds, [.municipality(municipality)])
      let histories = try transaction.occupations(
        ofCases: cases.map { $0.int64(0) }, municipality: municipality, on: day)
      return cases.compactMap { row in
        histories[row.int64(0)].map { (number: row.number(1), caseID: row.int64(0), history: $0) }
      }
    }
  }
}

extension CaseDesk {
  /// When to ask again what the youth does, by what was told now.
  func refresh(
    after occupation: Occupation, _ policy: FollowUpPolicy, anchor: String, why: String
  ) throws -> PlannedFollowUp {
    let lasts = try transaction.knowledgeTime(in: current.municipality, on: day)
    return policy.refresh(
      anchor: anchor, why: why, lapsing: lasts.askAgain(about: occupation.code, until: occupation.until, told: day))
  }
}
