/// One person's record in one of the population register's own files, as far as it is read.
struct RegisterRecord {
  /// The most bytes of one value that are kept: more than any field has room for, so that one too long is still seen to
  /// be.
  private static let valueLimit = 2_048

  let form: RegisterForm
  private(set) var row: Int32 = 0
  /// Why the record as a whole cannot be used, and in which field that was seen.
  private(set) var fault: (kind: FindingKind, place: String?)?
  private var bytes: [UInt8] = []
  private var ranges: [Range<Int>] = Array(repeating: 0..<0, count: RegisterField.allCases.count)
  /// What stood among the fields and is none.
  private var others: [UInt8] = []

  init(form: RegisterForm) { self.form = form }

  /// Forgets the last record.
  mutating func begin(row: Int32) {
    self.row = row
    fault = nil
    bytes.removeAll(keepingCapacity: true)
    others.removeAll(keepingCapacity: true)
    for index in ranges.indices { ranges[index] = 0..<0 }
  }

  func has(_ field: RegisterField) -> Bool { !ranges[field.rawValue].isEmpty }

  /// The field's value without space around it. Valid only during the call.
  @inline(__always)
  func withValue<Result>(
    _ field: RegisterField, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[ranges[field.rawValue]])) }
  }

  /// Adds a field.
  ///
  /// One that is given again and differently spoils the record: nobody can tell which is right. Two that differ in
  /// whether the person is protected are kept as one that is not understood, which protects.
  mutating func add(_ field: RegisterField, _ text: UnsafeBufferPointer<UInt8>) {
    guard let base = text.baseAddress, !text.isEmpty else { return }
    let value = RegisterRecord.cut(Cell(trimming: base, from: 0, to: text.count).bytes, to: RegisterRecord.valueLimit)
    guard !value.isEmpty else { return }
    if has(field) {
      if withValue(field, { $0.isSame(as: value) }) { return }
      guard field.isFlag else {
        spoil(at: form.label(field))
        return
      }
      addUnclear(field)
      return
    }
    ranges[field.rawValue] = bytes.count..<(bytes.count + value.count)
    bytes.append(contentsOf: value)
  }

  /// Makes a flag one that is not understood, which protects.
  mutating func addUnclear(_ field: RegisterField) {
    ranges[field.rawValue] = bytes.count..<(bytes.count + 1)
    bytes.append(0x3F)
  }

  /// Sets the record aside, for the first reason that was found.
  mutating func spoil(at place: String?) {
    guard fault == nil else { return }
    fault = (.lineMalformed, place)
  }

  /// Keeps something that is no field, for the person who corrects the record.
  mutating func addOther(_ text: UnsafeBufferPointer<UInt8>) {
    guard others.count < Finding.rawRowLimit else { return }
    others.append(contentsOf: RegisterRecord.cut(text, to: Finding.rawRowLimit))
    others.append(contentsOf: [0x3B, 0x20])
  }

  /// The record in short, `name=value; …` in UTF-8, cut at the limit between two characters.
  var raw: [UInt8] {
    var text: [UInt8] = []
    for field in RegisterField.allCases where has(field) {
      text.append(contentsOf: form.label(field).utf8)
      text.append(0x3D)
      withValue(field) { text.append(contentsOf: $0) }
      text.append(contentsOf: [0x3B, 0x20])
    }
    text.append(contentsOf: others)
    if text.suffix(2) == [0x3B, 0x20] { text.removeLast(2) }
    return text.withUnsafeBufferPointer { Array(RegisterRecord.cut($0, to: Finding.rawRowLimit)) }
  }

  /// The text, or as much of it as there is room for without a half character at its end.
  private static func cut(_ text: UnsafeBufferPointer<UInt8>, to limit: Int) -> UnsafeBufferPointer<UInt8> {
    guard text.count > limit else { return text }
    var end = limit
    while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    return UnsafeBufferPointer(rebasing: text[..<end])
  }
}
