import ActivityResponsibility

/// Writes a municipality's population file as it looks on a day.
struct PopulationFile {
  let municipality: Municipality

  static let headings = [
    "Personnummer", "Efternamn", "Förnamn", "Adress", "Postnummer", "Postort", "Kommunkod", "Folkbokföringsdatum",
    "Invandringsdatum", "Avregistreringsorsak", "Avregistreringsdatum", "Skydd",
  ]

  /// Everyone who lives there.
  func complete(_ youths: [Youth], on day: Day) -> [[String]] {
    [Self.headings]
      + youths.compactMap { youth in
        guard let home = youth.home(on: day), home.municipality == municipality.code else { return nil }
        return row(youth, home, on: day)
      }
  }

  /// Those who came after a day, and those who were marked after it with nothing but number and mark.
  func changes(_ youths: [Youth], on day: Day, since previous: Day) -> [[String]] {
    [Self.headings]
      + youths.compactMap { youth in
        guard let home = youth.home(on: day), home.municipality == municipality.code else { return nil }
        if home.period.from > previous { return row(youth, home, on: day) }
        guard let marked = youth.protectedFrom, marked > previous, marked <= day else { return nil }
        var fields = Array(repeating: "", count: Self.headings.count)
        fields[0] = municipality.shape.numbers.text(youth.number)
        fields[11] = mark(youth.protection)
        return fields
      }
  }

  private func row(_ youth: Youth, _ home: Home, on day: Day) -> [String] {
    let isProtected = youth.isProtected(on: day)
    func open(_ text: String) -> String { isProtected ? "" : text }
    let days = municipality.shape.days
    return [
      municipality.shape.numbers.text(youth.number), open(youth.familyName), open(youth.givenName),
      open(youth.address), open(home.postalCode), open(home.town), municipality.code.description,
      days.text(home.period.from), youth.firstRegistered.map(days.text) ?? "", "", "",
      isProtected ? mark(youth.protection) : "",
    ]
  }

  private func mark(_ protection: ProtectionMark) -> String {
    switch protection {
    case .none: ""
    case .sekretessmarkering: "J"
    case .skyddadFolkbokforing: "S"
    }
  }
}
