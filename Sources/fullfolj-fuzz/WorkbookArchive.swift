import FileBuilding

/// A right archive around a workbook's parts, so that what is broken is the parts.
enum WorkbookArchive {
  private static let names = [
    "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels", "_rels/.rels",
  ]

  /// - Parameter text: the parts in the order of their names, with a zero byte between two.
  static func bytes(ofParts text: some Collection<UInt8>, isDeflated: Bool) -> [UInt8] {
    let parts = text.split(separator: 0, maxSplits: names.count - 1, omittingEmptySubsequences: false)
    return ZipWriting.archive(
      zip(names, parts).map { name, bytes in
        var part = ZipPart(name, bytes: Array(bytes))
        part.isDeflated = isDeflated
        return part
      })
  }

  /// Hands over the input's parts as an archive.
  static func with(partsOf input: FuzzInput, _ body: (FuzzInput) -> Void) {
    let archive = bytes(ofParts: input.file, isDeflated: input.cut & 1 != 0)
    FuzzInput.written(Seed(archive, cut: input.cut, way: input.way)).withUnsafeBytes { body(FuzzInput($0)) }
  }
}
