import ActivityResponsibility
import PostgreSQL
import RollReading
import SQLText

/// Writes what a roll has said of its units, for the next one to be compared with.
struct RollRemembering {
  let source: Int32
  let scope: String
  let transaction: Transaction

  /// So many digests lie in one piece at most: what is read and written at once stays small.
  static let mostInPiece = 65_536

  /// So many pieces at most are read for one unit.
  private static let mostPieces = 24

  /// One piece of a unit.
  struct Piece {
    let unit: Int32
    let number: Int32
    var digests: [UInt64] = []
    var numbers: [Int64] = []
    var gone: [UInt64] = []
    /// The unit must be compared whole next time.
    var isForgotten = false
  }

  /// Remembers what the roll said of each touched unit, or that the unit has to be compared whole next time.
  func remember(_ comparison: RollComparison, _ touch: RollTouch) throws {
    var cleared: [Int32] = []
    var pieces: [Piece] = []
    var crowded: [Int32] = []
    for unit in touch.units.union(touch.persons.keys).union(touch.unrememberable).sorted() {
      if touch.unrememberable.contains(unit) {
        cleared.append(unit)
        pieces.append(Piece(unit: unit, number: 0, isForgotten: true))
      } else if let known = comparison.memory[unit] {
        let piece = change(of: unit, known, comparison)
        if isCrowded(known, piece) { crowded.append(unit) } else { pieces.append(piece) }
      } else {
        cleared.append(unit)
        let (digests, numbers) = comparison.said(of: unit)
        pieces += whole(unit, digests, numbers)
      }
    }
    try clear(cleared)
    try write(pieces)
    try gather(crowded, comparison)
  }

  /// What a slightly changed roll adds to what is remembered.
  private func change(of unit: Int32, _ known: RollMemory.Unit, _ comparison: RollComparison) -> Piece {
    let (digests, numbers) = comparison.said(of: unit)
    return Piece(unit: unit, number: known.nextPiece, digests: digests, numbers: numbers, gone: known.table.gone)
  }

  /// Whether so much in the pieces no longer holds that they are better written anew. Where every unit changes a little
  /// every day, they do not all become so on the same day.
  private func isCrowded(_ known: RollMemory.Unit, _ piece: Piece) -> Bool {
    let rows = known.table.count
    let limit = rows / 16 + rows / 128 * Int(piece.unit & 15)
    return known.nextPiece >= Self.mostPieces || known.waste + piece.gone.count * 2 > limit
  }

  /// Writes units anew whose pieces hold too much that no longer holds; some at a time, for the sake of memory.
  private func gather(_ units: [Int32], _ comparison: RollComparison) throws {
    for start in stride(from: 0, to: units.count, by: 64) {
      let some = Array(units[start..<min(start + 64, units.count)])
      var pieces: [Piece] = []
      try comparison.memory.forEachUnit(of: some, transaction) { unit, digests, numbers in
        guard let table = comparison.memory[unit]?.table else { return }
        var (kept, persons) = comparison.said(of: unit)
        for (digest, number) in zip(digests, numbers) where table.isSeen(digest) {
          kept.append(digest)
          persons.append(number)
        }
        pieces += whole(unit, kept, persons)
      }
      try clear(some)
      try write(pieces)
    }
  }

  private func whole(_ unit: Int32, _ digests: [UInt64], _ numbers: [Int64]) -> [Piece] {
    guard digests.count > Self.mostInPiece else {
      return [Piece(unit: unit, number: 0, digests: digests, numbers: numbers, isForgotten: digests.isEmpty)]
    }
    return stride(from: 0, to: digests.count, by: Self.mostInPiece).enumerated().map { number, start in
      let range = start..<min(start + Self.mostInPiece, digests.count)
      return Piece(
        unit: unit, number: Int32(number), digests: Array(digests[range]), numbers: Array(numbers[range]))
    }
  }

  /// Lets units be compared whole next time.
  func forget(_ units: [Int32]) throws {
    try clear(units)
    try write(units.map { Piece(unit: $0, number: 0, isForgotten: true) })
  }

  private func clear(_ units: [Int32]) throws {
    guard !units.isEmpty else { return }
    try transaction.execute(Query.dropFingerprintsOfUnits, [.int32(source), .text(scope), .int32Array(units)])
  }

  /// Adds pieces to what is remembered.
  func write(_ pieces: [Piece]) throws {
    guard !pieces.isEmpty else { return }
    try transaction.copyIn(
      """
      COPY roll_fingerprints (source_id, scope, school_unit, piece, digests, numbers, gone)
      FROM STDIN (FORMAT binary)
      """
    ) { copy in
      for piece in pieces {
        copy.begin(fields: 7)
        copy.int32(source)
        copy.text(scope)
        copy.int32(piece.unit)
        copy.int32(piece.number)
        guard !piece.isForgotten else {
          for _ in 0..<3 { copy.null() }
          continue
        }
        copy.bytes(bigEndian(piece.digests))
        copy.bytes(bigEndian(piece.numbers))
        copy.bytes(bigEndian(piece.gone))
      }
    }
  }

  private func bigEndian<Word: FixedWidthInteger>(_ words: [Word]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: words.count * 8) { buffer, count in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      for word in words {
        raw.storeBytes(of: word.bigEndian, toByteOffset: count, as: Word.self)
        count += 8
      }
    }
  }
}
