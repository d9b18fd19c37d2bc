import ActivityResponsibility
import Crypto
import PostgreSQL
import RollReading
import SQLText
import SourceLayouts

/// A notice as it is stored.
public struct StoredNotice: Sendable {
  public let id: Int64
  public let notice: Notice
  /// `applied`, `unmatched` or `withdrawn`.
  public let state: String
  public let why: String?
  public let source: String
  public let file: String
  public let row: Int32

  init(_ row: Row) {
    id = row.int64(0)
    notice = Notice(
      number: row.number(1), unit: row.unit(2), event: NoticeEvent(rawValue: row.int16(3)) ?? .absence,
      day: row.dayValue(4), received: row.dayValue(5), organiser: row.optionalText(6))
    state = row.text(7)
    why = row.optionalText(8)
    source = row.text(9)
    file = row.text(10)
    self.row = row.int32(11)
  }
}

extension Connection {
  /// Takes in a file of notices. Each row has its own effect; the rows apply in the file's order.
  ///
  /// - Parameters:
  ///   - layout: how this file is to be read; `nil`: by the layout that is saved for the source, if any.
  ///   - lease: the lead that must still be held when it is written; `nil` for a person's own command.
  public func importNotices(
    _ file: DeliveredFile, source name: String, received: Day, request: FormatRequest, layout: LayoutFile? = nil,
    by staff: String, lease: Lease? = nil, progress: ProgressListener? = nil
  ) throws -> ImportResult {
    let layout = try layout ?? self.layout(of: name, kind: .notice)
    let pass = FilePass<NoticeReader>(file: file, layout: layout) { head, isWhole in
      try NoticeReader(
        head: head, isWholeFile: isWhole, request: request,
        context: NoticeContext(received: received, layout: layout?.layout), file: file)
    }
    let (summary, format) = try pass.summarize(progress: progress) { _ in }
    let heading = DeliveryHeading(
      kind: .notice, source: name, scope: "notices", asOf: received, isComplete: false, staff: staff)
    return try transaction(guardedBy: lease) { transaction in
      let desk = DeliveryDesk(
        transaction: transaction, heading: heading, file: file, format: format, layout: layout)
      _ = try transaction.beginKnowing()
      let source = try desk.source()
      if let earlier = try desk.sameDelivery(summary.digest, source) { return earlier }
      let delivery = try desk.add(summary.digest, source)
      if summary.hasFindings { try pass.keepFindings(of: delivery, transaction) }
      var counts = DeliveryCounts()
      counts.rows = summary.rows
      counts.rejected = summary.rejections
      var unmatched = 0
      try pass.run(onRow: { row in
        let notice = Notice(
          number: row.number, unit: row.unit, event: row.event, day: row.day, received: row.received ?? received,
          organiser: row.organiser)
        // Two rows may speak of one spell: each is learned at an instant of its own.
        let notices = NoticeDesk(
          transaction: transaction, stamp: try transaction.beginKnowing(), source: source, delivery: delivery)
        switch try notices.take(notice, row: row.row) {
        case .applied: counts.applied += 1
        case .unmatched: unmatched += 1
        case .repeated: break
        }
      })
      counts.unchanged = counts.rows - counts.applied - counts.rejected
      try desk.setCounts(counts, .applied, of: delivery)
      try transaction.enter(delivery: delivery)
      return ImportResult(
        delivery: delivery, verdict: .applied, counts: counts, isRepeat: false,
        format: Phrase(format.summary(in: .swedish), format.summary(in: .english)),
        remarks: try transaction.leftToLookAt(summary.remarks, in: delivery) + unmatched)
    }
  }

  /// Takes down a notice that came by telephone or on paper.
  ///
  /// - Returns: whether it found the spell it speaks of, and whether it had been told before.
  public func add(_ notice: Notice, source name: String, by staff: String) throws -> (isMatched: Bool, isRepeat: Bool) {
    try transaction { transaction in
      let stamp = try transaction.beginKnowing()
      let file = TypedNotice(notice)
      let heading = DeliveryHeading(
        kind: .notice, source: name, scope: "notices", asOf: notice.received, isComplete: false, staff: staff)
      let row = try transaction.query(Query.sourceOfName, [.text(name), .text(DeliveryKind.notice.rawValue)])[0]
      guard row.text(1) == DeliveryKind.notice.rawValue else {
        throw ExplainedError(
          .wrongUse, Phrase("källan lämnar något annat än meddelanden", "the source delivers something else"),
          place: "--source", fix: Phrase("välj ett annat namn på källan", "choose another name for the source"))
      }
      let source = StoredSource(id: row.int32(0), guardShare: row.int(2), guardFloor: row.int(3))
      let key: [Parameter] = [
        .int32(source.id), .text(heading.scope), .day(heading.asOf), .bytes(file.digest),
      ]
      guard try transaction.query(Query.sameDelivery, key).isEmpty else { return (isMatched: true, isRepeat: true) }
      let delivery = try transaction.query(
        Query.addDelivery,
        [
          .text(heading.kind.rawValue), .int32(source.id), .text(heading.scope), .day(heading.asOf), .bool(false),
          .text("typed"), .bytes(file.digest), .int64(0), .text("typed"), .text(staff), .text("applied"), .null,
        ])[0].int64(0)
      let desk = NoticeDesk(transaction: transaction, stamp: stamp, source: source, delivery: delivery)
      let fate = try desk.take(notice, row: 1)
      try transaction.enter(delivery: delivery)
      return (isMatched: fate != .unmatched, isRepeat: fate == .repeated)
    }
  }

  /// Notices, newest first; only of a state where one is given.
  public func notices(state: String?, limit: Int = 200) throws -> [StoredNotice] {
    try query(Query.listNotices, [.text(state), .int64(Int64(limit))]).map { StoredNotice($0) }
  }

  /// Decides against a notice: what the roll last said of the spell holds again.
  public func withdrawNotice(_ id: Int64, why: String, by staff: String) throws {
    try transaction { transaction in
      let stamp = try transaction.beginKnowing()
      guard let row = try transaction.query(Query.findNotice, [.int64(id)]).first else {
        throw ExplainedError(
          .thingUnknown, Phrase("inget meddelande har nummer \(id)", "no notice has number \(id)"),
          fix: Phrase("se fullfolj notice list", "see fullfolj notice list"))
      }
      let stored = StoredNotice(row)
      try transaction.execute(Query.setNoticeState, [.int64(id), .text("withdrawn"), .text(staff), .text(why)])
      for spell in try transaction.query(Query.spellsHeldByNotice, [.int64(id)]) {
        try transaction.execute(Query.unlearnSpell, [.int64(spell.int64(0)), .moment(stamp)])
        try transaction.execute(Query.learnSpellAsStated, [.int64(spell.int64(0)), .moment(stamp)])
      }
      let origin = try transaction.query(Query.originOfNotice, [.int64(id)])[0]
      let place: [Parameter] = [.int64(origin.int64(0)), .int32(origin.int32(1)), .moment(stamp)]
      try transaction.execute(Query.unlearnQualificationOfNotice, place)
      try transaction.execute(Query.unlearnStartedSpell, place)
      try transaction.execute(Query.forgetUnitFingerprints, [.unit(stored.notice.unit)])
      try transaction.execute(Query.settleFindingsOfNotice, [.int64(id), .text(staff), .text(why)])
    }
  }
}

/// A typed notice has no bytes; what makes it the same notice is what it says.
private struct TypedNotice {
  let digest: [UInt8]

  init(_ notice: Notice) {
    let text = "\(notice.number.rawValue) \(notice.unit) \(notice.event.code) \(notice.day)"
    digest = Array(SHA256.hash(data: Array(text.utf8)))
  }
}
