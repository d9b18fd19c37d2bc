import ActivityResponsibility
import PostgreSQL
import RollReading
import SQLText
import SourceLayouts

extension Connection {
  /// Takes in a school's roll.
  ///
  /// - Parameters:
  ///   - source: the name of whoever exports it; made on first mention.
  ///   - asOf: the day the roll speaks of.
  ///   - isComplete: a complete roll cuts the spells it lacks; a delta only adds and changes.
  ///   - isDryRun: do it all, tell what it did, and undo it.
  ///   - layout: how this file is to be read; `nil`: by the layout that is saved for the source, if any.
  ///   - takesWordOfFile: a file that says itself that it holds changes only is taken as such, whatever the source's usual
  ///     files are; otherwise it is refused as a complete roll.
  ///   - lease: the lead that must still be held when the roll is written; `nil` for a person's own command.
  /// - Throws: an explained error with a `FILE-` code where nothing of the file could be applied.
  public func importRoll(
    _ file: DeliveredFile, source: String, scope: RollScope, asOf: Day, isComplete: Bool, request: FormatRequest,
    layout: LayoutFile? = nil, takesWordOfFile: Bool = false, by staff: String, isDryRun: Bool = false,
    lease: Lease? = nil, progress: ProgressListener? = nil
  ) throws -> ImportResult {
    // A file that says nothing of studies, only what the source means by its own numbers, comes the same way.
    let content = try file.head(FilePass<RollReader>.headSize).withUnsafeBytes { FileFormat.recognise($0).content }
    do {
      switch content {
      case .schoolUnits:
        return try DirectoryImport(file, source: source, "units", asOf, request, staff, isDryRun)
          .takeUnits(on: self, lease: lease)
      case .sourcePersons:
        return try DirectoryImport(file, source: source, "persons", asOf, request, staff, isDryRun)
          .takePersons(on: self, lease: lease)
      case .roll, .population, .notices, nil: break
      }
    } catch let dryRun as DryRun {
      return dryRun.result
    }
    let saved = try layout ?? self.layout(of: source, kind: .roll)
    func roll(isComplete: Bool) -> RollImport {
      let heading = DeliveryHeading(
        kind: .roll, source: source, scope: scope.description, asOf: asOf, isComplete: isComplete, staff: staff)
      return RollImport(
        file: file, heading: heading, scope: scope, request: request, layout: saved, isDryRun: isDryRun)
    }
    var work = roll(isComplete: isComplete)
    if takesWordOfFile, isComplete, try work.pass.kind().isDelta == true { work = roll(isComplete: false) }
    do {
      return try work.run(on: self, lease: lease, progress: progress)
    } catch let dryRun as DryRun {
      return dryRun.result
    }
  }

  /// Applies a held roll as it came.
  ///
  /// - Parameter why: whoever accepts may say what made it right.
  /// - Throws: where it is not held, or a newer roll of its scope has been applied since.
  public func acceptRoll(_ id: Int64, why: String? = nil, by staff: String) throws -> ImportResult {
    let stored = try heldRoll(id)
    return try transaction { transaction in
      // Whoever is taking in a newer roll right now is waited for.
      _ = try transaction.beginKnowing()
      if let later = try transaction.query(Query.laterDelivery, [.int64(id)]).first {
        throw ExplainedError.laterRollApplied(stored, later: later.int64(0), asOf: later.dayValue(1))
      }
      try transaction.execute(Query.dropFindings, [.int64(id)])
      guard
        try transaction.execute(
          Query.setVerdict, [.int64(id), .text(Verdict.applied.rawValue), .text(staff), .text(why)]) == 1
      else { throw ExplainedError.notHeld(stored) }
      let result = try RollImport(held: stored, by: staff, transaction).run(in: transaction)
      try transaction.execute(Query.dropPieces, [.int64(id)])
      return result
    }
  }

  /// Refuses a held roll for a reason; nothing of it is ever applied.
  public func rejectRoll(_ id: Int64, why: String, by staff: String) throws {
    let stored = try heldRoll(id)
    try transaction { transaction in
      _ = try transaction.beginKnowing()
      guard
        try transaction.execute(
          Query.setVerdict, [.int64(id), .text(Verdict.rejected.rawValue), .text(staff), .text(why)]) == 1
      else { throw ExplainedError.notHeld(stored) }
      try transaction.know(id)
      try transaction.enter(delivery: id)
      try transaction.execute(Query.dropPieces, [.int64(id)])
    }
  }

  /// A roll that is held. - Throws: where it is not.
  func heldRoll(_ id: Int64) throws -> StoredDelivery {
    let stored = try delivery(id)
    guard stored.kind == .roll, stored.verdict == .held else { throw ExplainedError.notHeld(stored) }
    return stored
  }
}

extension RollImport {
  /// A held roll as it came, from the bytes that were kept.
  init(held stored: StoredDelivery, by staff: String, _ transaction: Transaction) throws {
    guard let scope = RollScope(stored.scope) else { throw ExplainedError.deliveryUnknown(stored.id) }
    let heading = DeliveryHeading(
      kind: .roll, source: stored.source, scope: stored.scope, asOf: stored.asOf, isComplete: stored.isComplete,
      staff: staff)
    self.init(
      file: try HeldFile(stored, transaction), heading: heading, scope: scope, request: .auto,
      layout: try transaction.layout(ofDelivery: stored), accepted: stored)
  }
}

extension ExplainedError {
  static func laterRollApplied(_ stored: StoredDelivery, later: Int64, asOf: Day) -> ExplainedError {
    ExplainedError(
      .fileOlder,
      Phrase(
        "listan gäller \(stored.asOf), men lista \(later) för \(asOf) har lästs in från samma källa sedan den kom",
        "the roll is of \(stored.asOf), but roll \(later) of \(asOf) has been applied from the same source since it came"
      ),
      place: stored.fileName,
      fix: Phrase(
        "den nyare listan gäller; avvisa den här: fullfolj roll reject \(stored.id) --why …",
        "the newer roll holds; reject this one: fullfolj roll reject \(stored.id) --why …"))
  }

  static func notHeld(_ stored: StoredDelivery) -> ExplainedError {
    ExplainedError(
      .wrongUse,
      Phrase(
        "leverans \(stored.id) hålls inte kvar; den är \(stored.verdict.phrase.swedish)",
        "delivery \(stored.id) is not held; it is \(stored.verdict.phrase.english)"),
      fix: Phrase("se fullfolj roll list", "see fullfolj roll list"))
  }
}
