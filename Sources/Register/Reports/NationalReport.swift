import ActivityResponsibility
import Crypto
import PostgreSQL
import SQLText

/// The half-yearly file that is asked for. It is always of the whole period: what is sent replaces what was sent before.
public struct NationalReport: Sendable {
  public let municipality: MunicipalityCode
  public let period: HalfYear
  public let layout: ReportLayout
  /// The layout's file as it was read.
  public let layoutText: String

  public init(municipality: MunicipalityCode, period: HalfYear, layout: ReportLayout, layoutText: String) {
    self.municipality = municipality
    self.period = period
    self.layout = layout
    self.layoutText = layoutText
  }

  var layoutDigest: [UInt8] { Array(SHA256.hash(data: Array(layoutText.utf8))) }
}

/// What came of making a report.
public struct NationalReportResult: Sendable {
  /// Registrations that have a row.
  public var registrations = 0
  /// Rows by their block.
  public var rows: [ReportBlock: Int] = [:]
  public var bytes = 0
  /// Protected persons who are left out.
  public var protectedLeftOut = 0
  /// Registrations of persons who never were registered in the municipality's population, which are left out.
  public var strangersLeftOut = 0
  public var findings = 0
  /// The file's SHA-256.
  public var fileDigest: [UInt8] = []
  /// The number it was frozen under; `nil` where it was not.
  public var run: Int64?

  public var rowCount: Int { rows.values.reduce(0, +) }
}

extension Connection {
  /// Makes a period's national file: checks each youth's rows, writes them, and keeps them where they are handed in.
  ///
  /// - Parameters:
  ///   - sentBy: who hands it in; the rows are then kept, unless something has to be mended. `nil` where it is not.
  ///   - sent: the digest of the file that was handed in, where it was made before; it must be the same one.
  ///   - found: is told of what has to be mended, and of whom it is.
  ///   - write: gets the file piece by piece.
  /// - Throws: what `found` and `write` throw; ``ErrorCode/wrongUse`` where a period is handed in that has not ended,
  ///   ``ErrorCode/reportDiffers`` where the register gives another file than the one that was handed in.
  public func make(
    _ report: NationalReport, sentBy: String? = nil, sent: [UInt8]? = nil,
    found: (ReportFinding, IdentityNumber) throws -> Void = { _, _ in }, write: ([UInt8]) throws -> Void = { _ in }
  ) throws -> NationalReportResult {
    let today = try today()
    if sentBy != nil, today <= report.period.last { throw ExplainedError.periodNotOver(report.period) }
    try createChosen()
    try execute(Query.createReportNow)
    // Kept rows must be of one moment; nobody else writes them, so nothing can be in each other's way.
    return try transaction(sentBy == nil ? .readOnlySnapshot : .serializable) { transaction in
      var making = ReportMaking(report, transaction, keepsRows: sentBy != nil)
      try making.run(today: today, found: found, write: write)
      if let sent, sent != making.result.fileDigest { throw ExplainedError.reportDiffers }
      if let sentBy, making.result.findings == 0 { try making.freeze(by: sentBy) }
      return making.result
    }
  }
}

/// One report while it is made.
struct ReportMaking {
  private(set) var result = NationalReportResult()
  private let report: NationalReport
  private let transaction: Transaction
  private let keepsRows: Bool
  private var piece: [UInt8] = []
  private var digest = SHA256()
  private var kept = KeptRows()

  init(_ report: NationalReport, _ transaction: Transaction, keepsRows: Bool) {
    self.report = report
    self.transaction = transaction
    self.keepsRows = keepsRows
  }

  mutating func run(
    today: Day, found: (ReportFinding, IdentityNumber) throws -> Void, write: ([UInt8]) throws -> Void
  ) throws {
    let (layout, period) = (report.layout, report.period)
    let rows = ReportRows(municipality: report.municipality, period: period, layout: layout)
    let checking = ReportChecking(period: period, layout: layout)
    piece += layout.encoding.mark
    if let headings = layout.headings { add(headings) }
    var stream = try ReportStream(
      transaction, of: report.municipality, from: period.first, until: period.last, today: today)
    while var person = try stream.next() {
      person = person.restricted(to: period)
      if person.isProtected, layout.protected == .leaveOut {
        result.protectedLeftOut += 1
        continue
      }
      if layout.strangers == .leaveOut, !person.isProtected {
        let all = person.cases.count
        person = person.withoutStrangers(until: period.last)
        result.strangersLeftOut += all - person.cases.count
      }
      for finding in checking.findings(of: person) { try tell(finding, person, found) }
      for row in rows.rows(of: person) {
        let (line, findings) = layout.line(of: row)
        for finding in findings { try tell(finding, person, found) }
        add(line)
        result.rows[row.block, default: 0] += 1
        if keepsRows { try kept.add(row, line, transaction) }
      }
      result.registrations += person.cases.count
      if piece.count >= 1 << 16 { try flush(write) }
    }
    try flush(write)
    if keepsRows { try kept.flush(transaction) }
    result.fileDigest = Array(digest.finalize())
  }

  mutating func freeze(by staff: String) throws {
    let id = try transaction.query(
      Query.addReportRun,
      [
        .municipality(report.municipality), .text(report.period.description), .text(staff), .text(report.layout.name),
        .text(report.layoutText), .bytes(report.layoutDigest), .bytes(result.fileDigest), .int64(Int64(result.bytes)),
        .int32(Int32(result.rowCount)), .int32(Int32(result.protectedLeftOut)), .int32(Int32(result.strangersLeftOut)),
      ])[0].int64(0)
    try transaction.execute(Query.freezeReportRows, [.int64(id)])
    result.run = id
  }

  private mutating func tell(
    _ finding: ReportFinding, _ person: ReportPerson, _ found: (ReportFinding, IdentityNumber) throws -> Void
  ) throws {
    result.findings += 1
    try found(finding, person.number)
  }

  private mutating func add(_ line: String) {
    // A cell that the encoding lacks a character of has been left empty and told of; headings are looked at when the
    // layout is read.
    piece += report.layout.encoding.bytes(of: line + report.layout.lineEnd.text) ?? []
  }

  private mutating func flush(_ write: ([UInt8]) throws -> Void) throws {
    digest.update(data: piece)
    result.bytes += piece.count
    try write(piece)
    piece.removeAll(keepingCapacity: true)
  }
}

/// Rows on their way into the register, some thousands at a time.
struct KeptRows {
  private var cases: [Int64] = []
  private var blocks: [String] = []
  private var items: [Int64] = []
  private var places: [Int32] = []
  private var lines: [String] = []
  private var count: Int32 = 0

  mutating func add(_ row: ReportRow, _ line: String, _ transaction: Transaction) throws {
    count += 1
    cases.append(row.caseID)
    blocks.append(row.block.rawValue)
    items.append(row.item)
    places.append(count)
    lines.append(line)
    if cases.count == 8192 { try flush(transaction) }
  }

  mutating func flush(_ transaction: Transaction) throws {
    guard !cases.isEmpty else { return }
    try transaction.execute(
      Query.keepReportRowsNow,
      [.int64Array(cases), .textArray(blocks), .int64Array(items), .int32Array(places), .textArray(lines)])
    cases.removeAll(keepingCapacity: true)
    blocks.removeAll(keepingCapacity: true)
    items.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
  }
}

extension ExplainedError {
  static let reportDiffers = ExplainedError(
    .reportDiffers,
    Phrase(
      "filen är inte den som registret ger nu med den layouten",
      "the file is not the one that the register gives now by that layout"), place: "--file",
    fix: Phrase(
      "ange samma layout som filen gjordes med, eller gör filen igen och lämna in den",
      "give the layout that the file was made by, or make the file again and hand it in"))

  static func periodNotOver(_ period: HalfYear) -> ExplainedError {
    ExplainedError(
      .wrongUse,
      Phrase("perioden slutar först \(period.last)", "the period does not end until \(period.last)"), place: "--sent",
      fix: Phrase("lämna in den när den har slutat", "hand it in when it has ended"))
  }
}
