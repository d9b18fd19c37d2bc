/// One row of the national file, before a layout says how it is written.
public struct ReportRow: Sendable {
  public let caseID: Int64
  public let block: ReportBlock
  /// The act or the measure that the row is about; 0 where it is about the registration alone.
  public let item: Int64
  public let values: [ReportField: ReportValue]
  /// Where a measure's begin and end stand in one row, the row fills in the columns of both blocks.
  public let filled: [ReportBlock]
}

/// Makes the rows of one person for a period.
public struct ReportRows {
  public let municipality: MunicipalityCode
  public let period: HalfYear
  public let layout: ReportLayout

  public init(municipality: MunicipalityCode, period: HalfYear, layout: ReportLayout) {
    self.municipality = municipality
    self.period = period
    self.layout = layout
  }

  /// A person's rows, the registrations in order and each block in the collection's order.
  ///
  /// The person must have been restricted to the period: see ``ReportPerson/restricted(to:)``.
  public func rows(of person: ReportPerson) -> [ReportRow] {
    if person.isProtected {
      guard layout.protected == .numberOnly else { return [] }
      return person.cases.map { registration in
        row(
          registration, .basic,
          [.number: .number(person.number), .municipality: .code(municipality.description)])
      }
    }
    return person.cases.flatMap { rows(of: $0, of: person) }
  }

  private func rows(of registration: ReportCase, of person: ReportPerson) -> [ReportRow] {
    let basic = self.basic(of: registration, of: person)
    var rows: [ReportRow] = []
    for contact in registration.contactsByDay() {
      let values = ReportValues([.contactOn: .day(contact.day)], [.contactOccupation: contact.occupation])
      rows.append(row(registration, .contact, item: contact.act, basic, values))
    }
    for measure in registration.measures { rows += self.rows(of: measure, in: registration, basic) }
    if let closedOn = registration.closedOn {
      rows.append(
        row(
          registration, .ceased, basic,
          ReportValues([.ceasedOn: .day(closedOn)], [.ceasedReason: registration.closedReason])))
    }
    if layout.basicRow == .always || rows.isEmpty { rows.insert(row(registration, .basic, basic), at: 0) }
    return rows
  }

  private func rows(of measure: ReportMeasure, in registration: ReportCase, _ basic: ReportValues) -> [ReportRow] {
    let begins = ReportValues(
      [.measureStartedOn: measure.startedOn.map { .day($0) }],
      [
        .measure: measure.kind,
        .occupationBefore: measure.startedOn.flatMap { registration.occupation(on: $0.previous)?.code },
      ])
    let beganInPeriod = measure.startedOn.map { $0 >= period.first } ?? false
    guard let endedOn = measure.endedOn else {
      return beganInPeriod ? [row(registration, .measureBegins, item: measure.id, basic, begins)] : []
    }
    let after = measure.occupationAfter ?? registration.occupation(on: endedOn.next)?.code
    let ended = begins.and(
      ReportValues(
        [.measureEndedOn: .day(endedOn)], [.measureEndReason: measure.endReason, .occupationAfter: after]))
    if layout.measureRows == .one {
      let block: ReportBlock = beganInPeriod ? .measureBegins : .measureEnded
      return [
        row(registration, block, item: measure.id, basic, ended, filled: [block, .measureBegins, .measureEnded])
      ]
    }
    return (beganInPeriod ? [row(registration, .measureBegins, item: measure.id, basic, begins)] : [])
      + [row(registration, .measureEnded, item: measure.id, basic, ended)]
  }

  private func basic(of registration: ReportCase, of person: ReportPerson) -> ReportValues {
    let known = registration.occupation(on: period.last, toldBy: period.last)
    return ReportValues(
      [
        .number: .number(person.number), .registeredOn: .day(registration.openedOn),
        .latestOccupationToldOn: known.map { .day($0.toldOn) },
      ],
      [
        .municipality: municipality.description, .period: period.description, .registration: String(registration.id),
        .registrationCause: registration.cause?.code,
        .registrationOccupation: registration.occupation(on: registration.openedOn)?.code,
        .latestOccupation: known?.code, .latestOccupationSource: known?.toldBy,
      ])
  }

  private func row(_ registration: ReportCase, _ block: ReportBlock, _ values: [ReportField: ReportValue]) -> ReportRow
  {
    ReportRow(caseID: registration.id, block: block, item: 0, values: values, filled: [])
  }

  private func row(
    _ registration: ReportCase, _ block: ReportBlock, item: Int64 = 0, _ basic: ReportValues,
    _ own: ReportValues = ReportValues([:], [:]), filled: [ReportBlock]? = nil
  ) -> ReportRow {
    var values = basic.and(own).values
    values[.block] = .code(block.rawValue)
    return ReportRow(caseID: registration.id, block: block, item: item, values: values, filled: filled ?? [block])
  }
}

/// The values of a row that there are.
private struct ReportValues {
  var values: [ReportField: ReportValue] = [:]

  init(_ values: [ReportField: ReportValue?], _ codes: [ReportField: String?]) {
    for (field, value) in values { self.values[field] = value }
    for (field, code) in codes { self.values[field] = code.map { .code($0) } }
  }

  func and(_ others: ReportValues) -> ReportValues {
    var both = self
    both.values.merge(others.values) { _, new in new }
    return both
  }
}
