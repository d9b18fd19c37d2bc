import ActivityResponsibility

/// Which files arrive on which night.
struct Schedule: Sendable {
  enum Rolls: Hashable, Sendable {
    case none
    case every
    case everyButLateSchool
    case only(source: String)
    /// What is new at these sources since their last roll.
    case changes(sources: [String])
  }

  enum Population: Hashable, Sendable {
    case none
    case everyMunicipality
    /// What is new in the first municipality since the last population files.
    case changesInFirst
  }

  let day: Day
  var population = Population.none
  var rolls = Rolls.none
  var note: String?

  static let largeSchool = "skola-31279295"
  static let truncatingSchool = "skola-48120377"
  static let carelessSchool = "skola-65009114"
  static let lateSchool = "skola-72391846"
  static let newcomersSchool = "skola-90417753"
  static let badDaySchool = "skola-55730268"
  static let daylessSchool = "skola-26884510"
  static let organiserOfTwo = "huvudman-9900020026"

  static let nights: [Schedule] = [
    night(
      2024, 8, 20, population: .everyMunicipality, .every,
      "Första natten: alla femton kommuner och alla skolor, med två års historia."),
    night(2024, 8, 26, note: "Skolorna berättar vilka som aldrig kom."),
    night(2024, 9, 2, population: .everyMunicipality, .every),
    night(
      2024, 9, 16, population: .changesInFirst,
      note: "Första arbetsdagen efter 15 september: den som inte börjat i gymnasieskolan omfattas nu."),
    night(2024, 10, 1, population: .everyMunicipality, .every),
    night(2024, 10, 15, .changes(sources: [largeSchool, badDaySchool]), "Skolor som bara skickar det som är nytt."),
    night(2024, 11, 1, population: .everyMunicipality, .every),
    night(2024, 12, 2, population: .everyMunicipality, .every),
    night(2025, 1, 8, population: .everyMunicipality, .every),
    night(2025, 2, 3, .every),
    night(2025, 2, 17, note: "En skola meddelar ett avbrott som dess egen lista sedan inte visar."),
    night(2025, 3, 3, population: .everyMunicipality, .every, "Tre elever saknas av misstag i en lista."),
    night(2025, 4, 1, .every, "De tre är tillbaka, som om de aldrig varit borta."),
    night(2025, 5, 2, population: .everyMunicipality, .every),
    night(2025, 6, 2, .every),
    night(2025, 6, 13, note: "Skolavslutning."),
    night(2025, 6, 16, .every, "Examen, studiebevis och gymnasieintyg."),
    night(
      2025, 7, 1, population: .everyMunicipality,
      note: "En ny årskull har slutat grundskolan och väntar på sin första höst."),
    night(2025, 8, 4, .only(source: largeSchool), "En skola visar sina antagna före terminen."),
    night(2025, 8, 20, population: .everyMunicipality, .everyButLateSchool),
    night(2025, 9, 1, .everyButLateSchool),
    night(2025, 9, 15, note: "Höstdagen, och en skola har inte hört av sig: dess nybörjare står som omfattade."),
    night(2025, 9, 22, .only(source: lateSchool), "Den sena skolans lista."),
    night(2025, 10, 1, population: .everyMunicipality, .every),
    night(2025, 10, 15, .changes(sources: [largeSchool, badDaySchool])),
    night(
      2025, 11, 3, population: .everyMunicipality, .every, "En lista är avhuggen på mitten och ska hållas av spärren."),
    night(2025, 12, 1, .every, "Den avhuggna listans nästa, hela."),
    night(2026, 1, 8, population: .everyMunicipality, .every),
    night(2026, 2, 2, .every),
    night(2026, 3, 2, population: .everyMunicipality, .every),
    night(2026, 4, 1, .every),
    night(2026, 5, 4, population: .everyMunicipality, .every),
    night(2026, 6, 1, .every),
    night(2026, 6, 12, note: "Skolavslutning."),
    night(2026, 6, 15, .every, "Examen, studiebevis och gymnasieintyg."),
    night(2026, 7, 1, population: .everyMunicipality),
    night(2026, 8, 19, population: .everyMunicipality, .everyButLateSchool),
    night(2026, 9, 1, .every),
    night(2026, 9, 15, note: "Höstdagen."),
    night(2026, 10, 1, population: .everyMunicipality, .every),
  ]

  static let firstDay = calendarDay(2024, 8, 20)
  static let lastDay = calendarDay(2026, 10, 1)

  private static func night(
    _ year: Int, _ month: Int, _ day: Int, population: Population = .none, _ rolls: Rolls = .none, _ note: String? = nil
  ) -> Schedule {
    Schedule(day: calendarDay(year, month, day), population: population, rolls: rolls, note: note)
  }

  private static func night(
    _ year: Int, _ month: Int, _ day: Int, population: Population = .none, note: String
  ) -> Schedule {
    Schedule(day: calendarDay(year, month, day), population: population, note: note)
  }
}
