/// Where a cell is, as `AB12` says.
struct CellReference: Hashable, Sendable {
  /// The most columns and rows that a sheet has.
  static let columnLimit = 16_384
  static let rowLimit: Int32 = 1_048_576

  /// From 0 on the left.
  let column: Int
  /// From 1 at the top.
  let row: Int32

  init?(_ text: some Sequence<UInt8>) {
    var column = 0
    var row: Int32 = 0
    for byte in text {
      switch byte {
      case 0x41...0x5A where row == 0: column = column * 26 + Int(byte - 0x40)
      case 0x30...0x39 where column > 0 && (row > 0 || byte > 0x30): row = row * 10 + Int32(byte - 0x30)
      default: return nil
      }
      guard column <= CellReference.columnLimit, row <= CellReference.rowLimit else { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.column = column - 1
    self.row = row
  }
}
