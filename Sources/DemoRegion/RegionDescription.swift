import ActivityResponsibility

/// The region's README: what it is, what to look for, and with which commands; in Swedish, for those who try it.
struct RegionDescription {
  private let region: MadeUpRegion

  init(_ region: MadeUpRegion) { self.region = region }

  var text: String {
    [opening, schools, nights, stories].joined(separator: "\n\n") + "\n"
  }

  private var opening: String {
    let files = region.nights.flatMap(\.deliveries).count
    return """
      # En påhittad region

      Skaraborgs femton kommuner, med påhittade ungdomar och påhittade skolor. Ingen finns på riktigt: varje
      personnummer är ett som Skatteverket har avsatt för test. Skolornas namn, koder och huvudmän är uppfunna.

      Mappen `inbox` har \(files) filer från \(region.nights.count) nätter mellan \(Schedule.firstDay) och
      \(Schedule.lastDay), så som de skulle komma: folkbokföring, elevlistor och underrättelser. Filen
      `deliveries.csv` räknar upp dem i den ordning de ska läsas.

      Kommuner: \(region.municipalities.map { "\($0.name) \($0.code)" }.joined(separator: ", ")).
      """
  }

  private var schools: String {
    let rows = region.schools.map { school -> String in
      let form = school.forms.map(\.code).joined(separator: ", ")
      guard let source = school.source else {
        return "| \(school.name) | \(school.code) | \(form) | bara underrättelser | | |"
      }
      let separator = source.shape.separator == "\t" ? "tabb" : "`\(source.shape.separator)`"
      let person = source.headings.first { $0.column == .person }?.text ?? ""
      return "| \(school.name) | \(school.code) | \(form) | `\(source.scope)` | \(source.shape.encoding.rawValue), "
        + "\(separator) | \(source.headings.count) kolumner, \(source.headings[0].text) först, nummer i \(person) |"
    }
    return """
      ## Skolorna

      Varje skola skriver sin lista på sitt sätt.

      | skola | skolenhetskod | form | omfattning | tecken | rubriker |
      |---|---|---|---|---|---|
      \(rows.joined(separator: "\n"))
      """
  }

  private var nights: String {
    let lines = region.nights.flatMap { night -> [String] in
      var lines = night.note.map { ["- **\(night.day)** \($0)"] } ?? []
      for delivery in night.deliveries {
        if let note = delivery.note { lines.append("- \(night.day) `\(delivery.path)`: \(note)") }
      }
      return lines
    }
    return "## Nätter att titta på\n\n\(lines.joined(separator: "\n"))"
  }

  private var stories: String {
    let sections = StoryElement.allCases.compactMap { element -> String? in
      let told = region.stories.filter { $0.element == element }
      guard !told.isEmpty else { return nil }
      let commands = told.flatMap { story in
        story.persons.map { "    fullfolj explain \($0.written) --date \(story.day)" }
      }
      let heading = "### \(element.text.swedish)\n\n\(days(told))"
      return commands.isEmpty ? heading : heading + "\n\n" + commands.joined(separator: "\n")
    }
    return """
      ## Vad som händer, och med vem

      Fråga även dagen före och efter, och med `--known-at` vad registret visste då.

      \(sections.joined(separator: "\n\n"))
      """
  }

  private func days(_ stories: [Story]) -> String {
    var seen: [Day] = []
    for story in stories where !seen.contains(story.day) { seen.append(story.day) }
    return "Syns \(seen.map(\.description).joined(separator: ", "))."
  }
}
