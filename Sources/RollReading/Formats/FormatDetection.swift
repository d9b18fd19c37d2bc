import ActivityResponsibility
import StrictJSON

extension FileFormat {
  /// What a file is by its first bytes. The one place where a format enters: what is recognised here is read by its own
  /// reader, or refused by name.
  public static func recognise(_ head: UnsafeRawBufferPointer) -> FileFormat {
    if starts(head, with: [0x50, 0x4B, 0x03, 0x04]) || starts(head, with: [0x50, 0x4B, 0x05, 0x06]) {
      return .workbook
    }
    if starts(head, with: [0xD0, 0xCF, 0x11, 0xE0]) { return .oldWorkbook }
    if starts(head, with: [0x1F, 0x8B]) { return .compressed }
    if starts(head, with: [0x25, 0x50, 0x44, 0x46, 0x2D]) { return .pdf }
    // The first characters that are not space; the zero bytes of UTF-16 and byte order marks are passed over alike.
    let first = head.prefix(256).lazy.filter { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF && $0 < 0xFE }
    let beginning = Array(first.prefix(4))
    switch beginning.first {
    case 0x3C: return xml(head)
    case 0x7B, 0x5B: return exchange(head)
    case 0x23 where beginning == Array("#UP0".utf8) || beginning == Array("#DAT".utf8) || TermCodeLine.begins(head):
      return .termCodes
    default: break
    }
    if TextEncoding.utf16(of: head) == nil, head.contains(0) { return .binary }
    return .delimitedText
  }

  /// What a file is by its first bytes, where that is what the person said it is.
  static func recognise(
    _ file: FileBeginning, as request: FormatRequest
  ) throws(ExplainedError) -> FileFormat {
    let head = file.head
    var format = recognise(head)
    if format == .json { format = try undecidedExchange(head, as: request) }
    if file.isWholeFile, let error = cutShort(head, format) { throw error }
    guard request.fits(format) else { throw .formatIsAnother(format, than: request) }
    return format
  }

  /// What is wrong with all of a file of XML or JSON of no kind that is known: one that ends before it has told its kind
  /// has most often been cut short.
  private static func cutShort(_ head: UnsafeRawBufferPointer, _ format: FileFormat) -> ExplainedError? {
    do {
      switch format {
      case .json:
        var json = JSONReader()
        try json.read(head, isLast: true) { _ in }
      case .xml:
        guard let encoding = try? TextEncoding.ofXML(head, isWholeFile: true) else { return nil }
        var pull = XMLPull(names: XMLNames([]), encoding: encoding)
        try pull.read(head, isLast: true) { _ in }
      default: break
      }
      return nil
    } catch {
      let explained = error as? ExplainedError
      return explained?.code == .fileMalformed ? explained : nil
    }
  }

  /// What a file of XML is by its root.
  private static func xml(_ head: UnsafeRawBufferPointer) -> FileFormat {
    if let format = EdlevoFormat(head) { return format.kind.file }
    return NavetReader.isNavet(head) ? .navet : .xml
  }

  private static func starts(_ head: UnsafeRawBufferPointer, with magic: [UInt8]) -> Bool {
    head.starts(with: magic)
  }
}
