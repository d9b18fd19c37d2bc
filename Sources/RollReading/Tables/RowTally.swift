/// How many rows a table has had, for its rows of totals to be held against.
struct RowTally {
  /// Rows of persons, whether they could be used or not.
  var rows = 0
  /// How many of them came before the last row of totals: one may be of a class alone.
  var rowsBeforeTotal = 0

  /// Whether a row of totals gives no figure, or one that is how many rows there were: of all, or since the last total.
  func agrees(with record: Record) -> Bool {
    var hasFigures = false
    for index in 0..<record.count {
      // A thousand may be written with a space, so a cell's digits are one figure, and each run of them is one too.
      var whole = 0
      var run = 0
      var isInRun = false
      for byte in record.cell(index).bytes {
        guard byte >= 0x30, byte <= 0x39 else {
          if isInRun, counts(run) { return true }
          isInRun = false
          run = 0
          continue
        }
        hasFigures = true
        isInRun = true
        // Figures beyond any count are only known not to agree.
        whole = min(whole * 10 + Int(byte - 0x30), 1 << 40)
        run = min(run * 10 + Int(byte - 0x30), 1 << 40)
      }
      if isInRun, counts(run) || counts(whole) { return true }
    }
    return !hasFigures
  }

  private func counts(_ figure: Int) -> Bool { figure == rows || figure == rows - rowsBeforeTotal }
}
