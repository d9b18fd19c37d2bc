import ActivityResponsibility
import Register

/// The report that is put beside a file when it has been dealt with: in Swedish, for whoever made the file.
///
/// It can be sent as it is: rows are named by their numbers, and nothing of what they say is repeated.
struct SchoolReport {
  /// How many rows are listed one by one; what is the same in every row of a large file need not be said of each.
  static let listed = 500

  let fileName: FileName
  let source: SourceConfiguration
  let asOf: Day
  /// The day the file was read.
  let readOn: Day

  /// A file that was taken in, or is held.
  func text(
    of delivery: StoredDelivery, isRepeat: Bool, places: [FindingPlace],
    counts: [(kind: String, rejectsRow: Bool, count: Int)]
  ) -> String {
    var parts = [heading(number: delivery.id), verdict(of: delivery, isRepeat: isRepeat), rows(of: delivery)]
    let rejected = places.filter(\.rejectsRow)
    let remarks = places.filter { !$0.rejectsRow }
    if !rejected.isEmpty {
      parts.append(
        list("Rader att rätta (de är inte inlästa)", rejected, total: total(counts, rejects: true))
          + "\n\nRätta raderna i ert system och exportera filen igen."
          + (delivery.verdict == .applied ? " De övriga raderna är inlästa." : ""))
    }
    if !remarks.isEmpty {
      parts.append(list("Att titta på (raderna är i sig giltiga)", remarks, total: total(counts, rejects: false)))
    }
    if places.count < counts.reduce(0, { $0 + $1.count }) { parts.append(summary(counts)) }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  /// A file that was not what it says.
  func text(refusal error: ExplainedError, number: Int64) -> String {
    var lines = [
      "Utfall:   Filen är vägrad. Inget ur den har lästs in.", "",
      "Vad:      \(MaskedText.masking(error.what.swedish)) (\(error.code.rawValue))",
    ]
    if let place = error.place { lines.append("Var:      \(MaskedText.masking(Self.withoutFolders(place)))") }
    lines.append("Åtgärd:   \(MaskedText.masking(error.fix.swedish))")
    return heading(number: number) + "\n\n" + lines.joined(separator: "\n") + "\n"
  }

  private func heading(number: Int64) -> String {
    """
    Kvittens från kommunens register för aktivitetsansvaret

    Fil:      \(MaskedText.masking(fileName.text))
    Från:     \(source.name)
    Gäller:   \(asOf)
    Läst:     \(readOn)
    Leverans: \(number)
    """
  }

  private func verdict(of delivery: StoredDelivery, isRepeat: Bool) -> String {
    let again = isRepeat ? " Samma innehåll har lämnats förut: inget ändrades nu." : ""
    switch delivery.verdict {
    case .applied:
      let hasBadRows = delivery.counts.rejected > 0
      return "Utfall:   Filen är inläst" + (hasBadRows ? ", utom de rader som nämns nedan." : ".") + again
    case .held:
      return """
        Utfall:   Filen hålls kvar och är inte inläst.\(again)

        Ovanligt många som fanns i den förra listan saknas i den här (\(delivery.counts.missing)). Är listan hel?
        Är den inte hel: exportera hela listan igen. Är den hel: säg det till kommunen, som då läser in den.
        """
    case .rejected:
      return "Utfall:   Filen är avvisad av kommunen. Inget ur den har lästs in.\(again) Exportera en ny fil."
    case .refused:
      return "Utfall:   Filen är vägrad. Inget ur den har lästs in.\(again)"
    }
  }

  private func rows(of delivery: StoredDelivery) -> String {
    let counts = delivery.counts
    var lines = ["Rader:    \(counts.rows)", "Felrader: \(counts.rejected)"]
    guard delivery.verdict == .applied else { return lines.joined(separator: "\n") }
    lines.append("Ändrar:   \(counts.applied)")
    switch source.content {
    case .roll:
      lines += ["Börjar:   \(counts.started)", "Slutar:   \(counts.ended)", "Saknas:   \(counts.missing)"]
      lines.append("Åter:     \(counts.restored)")
    case .population:
      lines += ["Inflytt:  \(counts.started)", "Utflytt:  \(counts.ended)", "Saknas:   \(counts.missing)"]
    case .notices: break
    }
    return lines.joined(separator: "\n")
  }

  private func list(_ heading: String, _ places: [FindingPlace], total: Int) -> String {
    var lines = ["\(heading):"]
    for place in places {
      var line = place.row.map { "- rad \($0)" } ?? "- hela filen"
      if let column = place.column { line += ", kolumn \(MaskedText.masking(column))" }
      lines.append(line + ": \(Self.words(of: place.kind))")
    }
    if total > places.count { lines.append("- och \(total - places.count) till") }
    return lines.joined(separator: "\n")
  }

  private func summary(_ counts: [(kind: String, rejectsRow: Bool, count: Int)]) -> String {
    (["Sammanlagt i filen:"] + counts.map { "- \($0.count) rader: \(Self.words(of: $0.kind))" }).joined(separator: "\n")
  }

  private func total(_ counts: [(kind: String, rejectsRow: Bool, count: Int)], rejects: Bool) -> Int {
    counts.filter { $0.rejectsRow == rejects }.reduce(0) { $0 + $1.count }
  }

  /// What a finding says to a school, which has none of the municipality's commands.
  private static func words(of kind: String) -> String {
    kind == "roll-contradicts-notice"
      ? "listan säger emot ett meddelande som ni har lämnat; meddelandet gäller tills kommunen har bestämt"
      : FindingWords.phrase(of: kind).swedish
  }

  /// A place that begins with a path is told without its folders: they are the municipality's affair.
  private static func withoutFolders(_ place: String) -> String {
    place.hasPrefix("/") ? String(place.split(separator: "/").last ?? "") : place
  }
}
