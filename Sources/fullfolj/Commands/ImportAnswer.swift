import ActivityResponsibility
import ArgumentParser
import Register

extension ImportResult {
  /// The contract's object for an import.
  func record(_ key: String) -> OutputRecord {
    let fields: [OutputField] = [
      OutputField(key, .whole(delivery)), OutputField("rows", .whole(counts.rows)),
      OutputField("applied", .whole(counts.applied)),
      OutputField("unchanged", .whole(counts.unchanged)), OutputField("started", .whole(counts.started)),
      OutputField("ended", .whole(counts.ended)),
      OutputField("missing", .whole(counts.missing)), OutputField("restored", .whole(counts.restored)),
      OutputField("rejected", .whole(counts.rejected)), OutputField("held", .truth(verdict == .held)),
    ]
    return OutputRecord(fields)
  }

  /// Writes the result, says what there is to say, and ends with 2 where somebody should look.
  func report(_ key: String, _ format: OutputFormat, _ common: CommonOptions, isDryRun: Bool) throws {
    if !isRepeat { common.tell("läst som: \(self.format.swedish)", "read as: \(self.format.english)") }
    switch format {
    case .json, .ndjson: Terminal.print(JSONText.object(record(key)))
    default:
      Answer(
        headings: [
          Heading(key, "Nr", "No", isFigure: true), Heading("rows", "Rader", "Rows", isFigure: true),
          Heading("applied", "Ändrade", "Applied", isFigure: true),
          Heading("unchanged", "Oförändrade", "Unchanged", isFigure: true),
          Heading("started", "Började", "Started", isFigure: true),
          Heading("ended", "Slutade", "Ended", isFigure: true),
          Heading("missing", "Saknas", "Missing", isFigure: true),
          Heading("restored", "Åter", "Restored", isFigure: true),
          Heading("rejected", "Felrader", "Rejected", isFigure: true), Heading("held", "Hålls", "Held"),
        ], records: [record(key)], empty: Phrase("", "")
      ).write(format)
    }
    try explainVerdict(common, isDryRun)
  }

  private func explainVerdict(_ common: CommonOptions, _ isDryRun: Bool) throws {
    let number = delivery ?? 0
    if isDryRun { common.tell("prov: inget av detta har sparats", "dry run: none of this was kept") }
    if isRepeat {
      common.tell(
        "samma fil har lämnats förut (leverans \(number), \(verdict.phrase.swedish)): inget ändrades",
        "the same file came before (delivery \(number), \(verdict.phrase.english)): nothing changed")
    } else if verdict == .held {
      common.tell(
        "listan hålls kvar: \(counts.missing) elever skulle försvinna. Se fullfolj roll show \(number); "
          + "sedan fullfolj roll accept \(number) eller fullfolj roll reject \(number) --why …",
        "the roll is held: \(counts.missing) pupils would vanish. See fullfolj roll show \(number); "
          + "then fullfolj roll accept \(number) or fullfolj roll reject \(number) --why …")
    } else if needsLooking, !isDryRun {
      common.tell(
        "\(counts.rejected) felrader och \(remarks) anmärkningar: fullfolj roll show \(number)",
        "\(counts.rejected) rejected rows and \(remarks) remarks: fullfolj roll show \(number)")
    }
    if needsLooking { throw ExitCode(ExitMeaning.lookAtIt.rawValue) }
  }
}
