import ActivityResponsibility

extension TableSample {
  /// Looks at the beginning of an Excel workbook: at the sheet that is shown and has most headings that are known.
  ///
  /// - Parameters:
  ///   - workbook: the whole file.
  ///   - content: what the file tells of: the headings of that are known.
  /// - Throws: an error with a `FILE-` code where it is no workbook that can be read, or has no rows that are shown.
  public init(workbook: any FileBytes, content: FileContent) throws(ExplainedError) {
    do {
      let book = try WorkbookContents(workbook)
      let sheets = try book.parts.sheets.filter(\.isVisible).map { try SheetChoice.rows(book, $0) }
      let known: ([(row: Int32, cells: [String])]) -> Int = { rows in
        rows.map { row in row.cells.count { TableField.named($0, of: content) != nil } }.max() ?? 0
      }
      // Of sheets alike the first; one of all that hold nothing is no sample.
      var best: [(row: Int32, cells: [String])] = []
      for rows in sheets where !rows.isEmpty && (best.isEmpty || known(rows) > known(best)) { best = rows }
      guard !best.isEmpty else { throw ExplainedError.fileIsEmpty }
      self.init(rows: best.map { Row(row: $0.row, cells: $0.cells) }, content: content)
    } catch {
      throw (error as? ExplainedError) ?? .partUnreadable
    }
  }
}
