import ActivityResponsibility

extension FileFormat {
  /// Whatever has not said that it is something else.
  public static let delimitedText = FileFormat(
    "delimited-text", Phrase("avgränsad text (CSV)", "delimited text (CSV)"), request: .csv,
    recognises: { _ in true },
    readers: FormatReaders(
      rolls: FormatOpening { file, context throws(ExplainedError) in
        RowReader(try TableReader<RollInterpreter>(file, context: context, layout: context.layout))
      },
      population: FormatOpening { file, context throws(ExplainedError) in
        RowReader(try TableReader<PopulationInterpreter>(file, context: context, layout: context.layout))
      },
      notices: FormatOpening { file, context throws(ExplainedError) in
        RowReader(try TableReader<NoticeInterpreter>(file, context: context, layout: context.layout))
      }))
}

extension FormatRequest {
  /// Delimited text: semicolon, tab or comma, any of the usual encodings.
  public static let csv = FormatRequest(named: "csv")
}
