import ActivityResponsibility

/// The records of a term-code file, one at a time.
struct TermCodeRecords {
  /// The code of how a first name is marked (tilltalsnamnsmarkering): known, and passed over.
  private static let nameMark = 1011

  private var interpreter: RegisterInterpreter
  private var record = RegisterRecord(form: .termCodes)
  private var isOpen = false
  /// Whether the record has anything but a number.
  private var hasFields = false
  /// Codes that are not known and have not been told of yet, and the lines they stand on.
  private var unknown: [(code: Int, line: Int32)] = []
  private var told: Set<Int> = []
  private(set) var hasAny = false

  init(context: PopulationContext) {
    interpreter = RegisterInterpreter(context: context)
  }

  mutating func take(
    _ bytes: UnsafeBufferPointer<UInt8>, line: Int32, onRow: (PopulationRow) throws -> Void,
    onFinding: (Finding) throws -> Void
  ) throws {
    switch TermCodeLine(bytes) {
    case .blank, .metadata: break
    case .malformed:
      openIfNeeded(line)
      record.spoil(at: nil)
      record.addOther(bytes)
    case .field(let code, let value):
      guard let field = RegisterField(termCode: code) else {
        openIfNeeded(line)
        if code != TermCodeRecords.nameMark, !told.contains(code), !unknown.contains(where: { $0.code == code }) {
          unknown.append((code, line))
        }
        hasFields = true
        return
      }
      switch field {
      case .personNumber:
        try begin(line, onRow: onRow, onFinding: onFinding)
      case .assignedNumber where !isOpen || !record.has(.personNumber):
        try begin(line, onRow: onRow, onFinding: onFinding)
      case .assignedNumber where hasFields || record.has(.assignedNumber):
        // The assigned number of this person, or the beginning of the next who has no other? Nobody can tell, and
        // what follows would be given to the wrong one of them. So both are set aside.
        record.spoil(at: record.form.label(field))
        try begin(line, onRow: onRow, onFinding: onFinding)
        record.spoil(at: record.form.label(field))
      case .assignedNumber: break
      default:
        openIfNeeded(line)
        hasFields = true
      }
      // A flag without its value is what a line cut short would be: it is kept as one that is not understood.
      if field.isFlag, value.isEmpty { record.addUnclear(field) } else { record.add(field, value) }
    }
  }

  /// Tells of the last record.
  mutating func finish(onRow: (PopulationRow) throws -> Void, onFinding: (Finding) throws -> Void) throws {
    guard isOpen else { return }
    isOpen = false
    let number = try interpreter.read(record, onRow: onRow, onFinding: onFinding)
    // In a record that is set aside nothing else is told of; the code will be met again.
    if let number {
      for (code, line) in unknown {
        told.insert(code)
        try onFinding(
          Finding(row: line, column: RegisterForm.written(code), kind: .termUnknown, number: number, rawRow: nil))
      }
    }
    unknown.removeAll(keepingCapacity: true)
  }

  private mutating func begin(
    _ line: Int32, onRow: (PopulationRow) throws -> Void, onFinding: (Finding) throws -> Void
  ) throws {
    try finish(onRow: onRow, onFinding: onFinding)
    open(line)
  }

  private mutating func open(_ line: Int32) {
    record.begin(row: line)
    isOpen = true
    hasAny = true
    hasFields = false
  }

  /// A line before any number belongs to nobody: it is set aside as a record of its own.
  private mutating func openIfNeeded(_ line: Int32) {
    guard !isOpen else { return }
    open(line)
    record.spoil(at: nil)
  }
}
