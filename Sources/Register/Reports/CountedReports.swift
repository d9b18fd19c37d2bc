import ActivityResponsibility
import PostgreSQL
import SQLText

extension Connection {
  /// What Skolverket publishes, of a municipality and any period.
  ///
  /// - Parameter last: the last day, included.
  public func publishedMeasures(
    of municipality: MunicipalityCode, from first: Day, until last: Day
  ) throws -> PublishedMeasures {
    var measures = PublishedMeasures(from: first, until: last)
    try forEachReported(of: municipality, from: first, until: last, today: last) { measures.count($0) }
    return measures
  }

  /// How well a municipality does its duty over a period, by its routine on the period's last day.
  ///
  /// - Parameter last: the last day, included.
  public func quality(
    of municipality: MunicipalityCode, from first: Day, until last: Day
  ) throws -> QualityFigures {
    let lasts = try transaction(.readOnlySnapshot) { try $0.knowledgeTime(in: municipality, on: last) }
    var figures = QualityFigures(from: first, until: last, knowledgeLasts: lasts)
    try forEachReported(of: municipality, from: first, until: last, today: last) { figures.count($0) }
    return figures
  }

  /// The municipalities that have or had a case.
  public func municipalitiesWithCases() throws -> [MunicipalityCode] {
    try query(Query.municipalitiesWithCases).map { $0.municipality(0) }
  }

  /// Below how many persons a municipality's published counts are hidden.
  public func suppressBelow(in municipality: MunicipalityCode) throws -> Int {
    try query(Query.suppressBelow, [.municipality(municipality)])[0].int(0)
  }

  /// Sets below how many persons a municipality's published counts are hidden; `nil` sets it for all that have not set
  /// their own.
  public func setSuppressBelow(_ threshold: Int, in municipality: MunicipalityCode?, by staff: String) throws {
    try execute(
      Query.setSuppressBelow,
      [.int16(municipality.map { Int16($0.number) } ?? 0), .int32(Int32(threshold)), .text(staff)])
  }
}
