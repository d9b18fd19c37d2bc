import ActivityResponsibility
import PostgreSQL
import RollReading
import SQLText
import SourceLayouts

/// A source's layout as it is stored.
public struct StoredLayout: Sendable {
  public let file: LayoutFile
  public let setBy: String
  public let setAt: Moment
}

extension DeliveryKind {
  /// What the files of the kind tell of.
  public var content: FileContent {
    switch self {
    case .population: .population
    case .roll: .roll
    case .notice: .notices
    }
  }
}

extension Connection {
  /// What a source delivers. - Throws: ``ErrorCode/thingUnknown`` where no source has the name.
  public func kind(ofSource source: String) throws -> DeliveryKind {
    guard let row = try query(Query.layoutOfSource, [.text(source)]).first else {
      throw ExplainedError.sourceUnknown(source)
    }
    return DeliveryKind(rawValue: row.text(0)) ?? .roll
  }

  /// The layout that a source's files are read by; `nil` where none is saved.
  ///
  /// - Throws: ``ErrorCode/thingUnknown`` where no source has the name; ``ErrorCode/settingUnknown`` or
  ///   ``ErrorCode/settingMalformed`` where the saved text is not a layout to this version of the program.
  public func storedLayout(of source: String) throws -> StoredLayout? {
    let kind = try kind(ofSource: source)
    let row = try query(Query.layoutOfSource, [.text(source)])[0]
    guard let text = row.optionalText(1) else { return nil }
    return StoredLayout(
      file: try LayoutFile(text: text, for: kind.content, name: source), setBy: row.text(2), setAt: row.moment(3))
  }

  /// Saves how a source's files are to be read from now on; the layouts of before are kept too.
  ///
  /// - Parameters:
  ///   - layout: `nil`: as the files' own headings tell.
  ///   - kind: what the source delivers; a name not heard before becomes a source of that kind.
  /// - Throws: ``ErrorCode/wrongUse`` where the source delivers something else.
  public func setLayout(_ layout: LayoutFile?, of source: String, kind: DeliveryKind, by staff: String) throws {
    try transaction { transaction in
      let row = try transaction.query(Query.sourceOfName, [.text(source), .text(kind.rawValue)])[0]
      guard row.text(1) == kind.rawValue else {
        throw ExplainedError(
          .wrongUse,
          Phrase(
            "källan finns redan och lämnar något annat (\(row.text(1)))",
            "the source exists and delivers something else (\(row.text(1)))"),
          place: "--source",
          fix: Phrase("ange rätt --kind, eller ett annat namn", "give the right --kind, or another name"))
      }
      try transaction.execute(Query.setLayout, [.int32(row.int32(0)), .text(layout?.text), .text(staff)])
    }
  }

  /// The layout for a file of a source, which may be new. - Throws: as `storedLayout`.
  func layout(of source: String, kind: DeliveryKind) throws -> LayoutFile? {
    guard let row = try query(Query.layoutOfSource, [.text(source)]).first, row.text(0) == kind.rawValue,
      let text = row.optionalText(1)
    else { return nil }
    return try LayoutFile(text: text, for: kind.content, name: source)
  }
}

extension Transaction {
  /// The layout that a delivery was read by.
  func layout(ofDelivery stored: StoredDelivery) throws -> LayoutFile? {
    guard let text = try query(Query.layoutOfDelivery, [.int64(stored.id)])[0].optionalText(0) else { return nil }
    return try LayoutFile(text: text, for: stored.kind.content, name: stored.source)
  }
}

extension ExplainedError {
  static func sourceUnknown(_ source: String) -> ExplainedError {
    ExplainedError(
      .thingUnknown, Phrase("ingen källa heter så", "no source has that name"), place: source,
      fix: Phrase("se fullfolj source list", "see fullfolj source list"))
  }
}
