import ActivityResponsibility

extension FileFormat {
  /// A zip archive, which is what an Excel workbook (`.xlsx`) is.
  public static let workbook = FileFormat(
    "workbook", Phrase("en Excel-arbetsbok (xlsx) eller annan zip-fil", "an Excel workbook (xlsx) or other zip file"),
    request: .workbook,
    recognises: { $0.starts(with: 0x50, 0x4B, 0x03, 0x04) || $0.starts(with: 0x50, 0x4B, 0x05, 0x06) },
    readers: FormatReaders(
      rolls: FormatOpening { file, context throws(ExplainedError) in
        RowReader(try WorkbookReader<RollInterpreter>(file, context: context, layout: context.layout))
      },
      population: FormatOpening { file, context throws(ExplainedError) in
        RowReader(try WorkbookReader<PopulationInterpreter>(file, context: context, layout: context.layout))
      },
      notices: FormatOpening { file, context throws(ExplainedError) in
        RowReader(try WorkbookReader<NoticeInterpreter>(file, context: context, layout: context.layout))
      }))
}

extension FormatRequest {
  /// An Excel workbook.
  public static let workbook = FormatRequest(named: "xlsx")
}
