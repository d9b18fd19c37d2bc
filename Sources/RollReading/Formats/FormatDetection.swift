import ActivityResponsibility
import StrictJSON

extension FileFormat {
  /// What a file is by its first bytes: read by its own reader, or refused by name.
  public static func recognise(_ head: UnsafeRawBufferPointer) -> FileFormat {
    let sniff = FileSniff(head)
    return all.first { $0.recognises(sniff) } ?? .delimitedText
  }

  /// What a file is by its first bytes, where that is what the person said it is.
  static func recognise(
    _ file: FileBeginning, as request: FormatRequest
  ) throws(ExplainedError) -> FileFormat {
    let head = file.head
    let format = recognise(head)
    if format == .json { try requireNoEmptyExchange(head, as: request) }
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
}
