import ActivityResponsibility
import PostgreSQL
import SQLText

extension Connection {
  /// Sets how often a source is expected to hand in. What was expected before stays readable.
  ///
  /// - Parameter change: makes the new rhythm of the one that is believed; `nil` for that none is expected.
  /// - Returns: the new rhythm.
  /// - Throws: ``ErrorCode/thingUnknown`` where no source has the name, ``ErrorCode/wrongUse`` where it hands in notices,
  ///   which come when something happens; and what `change` throws.
  @discardableResult
  public func setRhythm(
    of source: String, by staff: String, _ change: (Rhythm?) throws -> Rhythm?
  ) throws -> Rhythm? {
    try transaction { transaction in
      let stamp = try transaction.beginKnowing()
      let row = try transaction.source(named: source)
      guard row.text(1) != DeliveryKind.notice.rawValue else { throw ExplainedError.noticesHaveNoRhythm(source) }
      let before = row.rhythm(2)
      let after = try change(before)
      guard after != before else { return after }
      try transaction.execute(Query.unlearnRhythm, [.int32(row.int32(0)), .moment(stamp)])
      try transaction.execute(
        Query.learnRhythm,
        [
          .int32(row.int32(0)), .int16(after.map { Int16($0.every) }), .int16(Int16(after?.grace ?? 0)),
          .int16Array((after?.quietMonths ?? []).sorted().map { Int16($0) }), .text(staff), .moment(stamp),
        ])
      return after
    }
  }

  /// Says that nothing more is expected of a scope: a school that has closed is not late for ever. A file of it that is
  /// applied later begins it again.
  ///
  /// - Throws: ``ErrorCode/thingUnknown`` where no source has the name, or it has handed in nothing of the scope.
  public func finishScope(_ scope: String, of source: String, why: String, by staff: String) throws {
    try transaction { transaction in
      let stamp = try transaction.beginKnowing()
      let row = try transaction.source(named: source)
      let touched = try transaction.execute(
        Query.endScope, [.int32(row.int32(0)), .text(scope), .text(staff), .text(why), .moment(stamp)])
      guard touched == 1 else {
        throw ExplainedError(
          .thingUnknown,
          Phrase("källan har inte lämnat något för det omfånget", "the source has handed in nothing of that scope"),
          place: scope, fix: Phrase("se fullfolj source list --scopes", "see fullfolj source list --scopes"))
      }
    }
  }

  /// Sets when a source's complete rolls are held; what is not given stays as it is.
  public func setGuard(_ source: String, share: Int?, floor: Int?) throws {
    let touched = try execute(
      Query.setGuard, [.text(source), .int32(share.map { Int32($0) }), .int32(floor.map { Int32($0) })])
    guard touched == 1 else { throw ExplainedError.sourceUnknown(source) }
  }
}

extension Transaction {
  fileprivate func source(named name: String) throws -> Row {
    guard let row = try query(Query.sourceNamed, [.text(name)]).first else { throw ExplainedError.sourceUnknown(name) }
    return row
  }
}

extension ExplainedError {
  static func noticesHaveNoRhythm(_ name: String) -> ExplainedError {
    ExplainedError(
      .wrongUse,
      Phrase(
        "källan lämnar meddelanden; de kommer när något händer och kan inte väntas i takt",
        "the source hands in notices; they come when something happens and have no rhythm"),
      place: name, fix: Phrase("ange takt för elevlistor och befolkning", "set rhythms for rolls and population files"))
  }
}
