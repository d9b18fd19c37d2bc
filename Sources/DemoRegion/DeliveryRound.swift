import ActivityResponsibility

/// Goes through the nights and writes each one's files.
struct DeliveryRound {
  private let script: Script
  private let notices: NoticeBook

  init(script: Script) {
    self.script = script
    notices = NoticeBook(youths: script.youths, told: script.notices)
  }

  func nights() -> [Night] {
    var lastRoll: [String: Day] = [:]
    var lastPopulation = Schedule.firstDay
    return Schedule.nights.enumerated().map { index, schedule in
      let day = schedule.day
      var deliveries: [Delivery] = []
      switch schedule.population {
      case .none: break
      case .everyMunicipality:
        deliveries += Municipality.skaraborg.compactMap { population(of: $0, on: day, since: nil) }
        lastPopulation = day
      case .changesInFirst:
        if let changes = population(of: Municipality.skaraborg[0], on: day, since: lastPopulation) {
          deliveries.append(changes)
        }
      }
      for (source, schools) in School.sources {
        guard let isComplete = isSent(source.name, schedule.rolls) else { continue }
        let roll = roll(source, schools, on: day, isComplete: isComplete, since: lastRoll[source.name])
        guard let roll else { continue }
        deliveries.append(roll)
        if isComplete { lastRoll[source.name] = day }
      }
      if !notices.byNight[index].isEmpty {
        deliveries.append(
          Delivery(
            kind: .notices, asOf: day, path: "inbox/underrattelser/\(day).csv",
            bytes: NoticeFile.shape.bytes(of: NoticeFile.rows(notices.byNight[index], received: day)), note: nil))
      }
      return Night(day: day, deliveries: deliveries, note: schedule.note)
    }
  }

  /// `nil` where there is nothing to tell: a file with nothing but headings is not sent.
  private func population(of municipality: Municipality, on day: Day, since previous: Day?) -> Delivery? {
    let file = PopulationFile(municipality: municipality)
    let rows =
      previous.map { file.changes(script.youths, on: day, since: $0) } ?? file.complete(script.youths, on: day)
    guard rows.count > 1 else { return nil }
    return Delivery(
      kind: .population(municipality.code, isComplete: previous == nil), asOf: day,
      path: "inbox/folkbokforing-\(municipality.code)/\(day).\(suffix(municipality.shape))",
      bytes: municipality.shape.bytes(of: rows),
      note: previous == nil ? nil : "Bara det nya i folkbokföringen, med en post som bara har nummer och skydd.")
  }

  /// Whether a source sends a complete roll (`true`), a delta (`false`) or nothing.
  private func isSent(_ source: String, _ rolls: Schedule.Rolls) -> Bool? {
    switch rolls {
    case .none: nil
    case .every: true
    case .everyButLateSchool: source == Schedule.lateSchool ? nil : true
    case .only(let only): source == only ? true : nil
    case .changes(let sources): sources.contains(source) ? false : nil
    }
  }

  private func roll(
    _ source: RollSource, _ schools: [Int], on day: Day, isComplete: Bool, since previous: Day?
  ) -> Delivery? {
    let file = RollFile(
      source: source, schools: schools, faults: script.faults, temporaryNumbers: script.temporaryNumbers)
    let rows: [[String]]
    if isComplete {
      rows = file.rows(of: script.youths, on: day, isFirst: previous == nil)
    } else {
      rows = file.changes(of: script.youths, on: day, since: previous ?? day)
    }
    // A roll with nothing but headings is not sent: a school that has no pupils in it has no roll.
    guard rows.count > 1 else { return nil }
    return Delivery(
      kind: .roll(source: source.name, source.scope, isComplete: isComplete), asOf: day,
      path: "inbox/\(source.name)/\(day).\(suffix(source.shape))", bytes: source.shape.bytes(of: rows),
      note: note(source.name, day, isComplete: isComplete))
  }

  private func note(_ source: String, _ day: Day, isComplete: Bool) -> String? {
    if !isComplete { return "Bara det som är nytt sedan skolans förra lista." }
    if source == Schedule.lateSchool && day == calendarDay(2025, 9, 22) { return "Den sena skolans lista." }
    let texts: [String] = script.faults.compactMap { fault in
      guard fault.source == source, fault.day == day else { return nil }
      switch fault.kind {
      case .leavesOut(let numbers): return "\(numbers.count) elever saknas av misstag."
      case .keepsFirstHalfOnly: return "Avhuggen på mitten: spärren ska hålla den."
      case .repeatsRow: return "Samma rad två gånger."
      case .contradictsRow: return "Två rader säger emot varandra."
      case .writesLastDay: return "En rad med ett slutdatum som inte kan stämma."
      case .isStale: return "Visar en elev som skolan meddelat har slutat."
      }
    }
    return texts.isEmpty ? nil : texts.joined(separator: " ")
  }

  private func suffix(_ shape: FileShape) -> String { shape.separator == "\t" ? "txt" : "csv" }
}

/// The list of deliveries that a program follows (`deliveries.csv`): one line a file, in the order to read them.
enum DeliveryList {
  static let headings = ["path", "kind", "municipality", "source", "scope", "asOf", "complete"]

  static func bytes(of nights: [Night]) -> [UInt8] {
    let rows = nights.flatMap(\.deliveries).map { delivery -> [String] in
      switch delivery.kind {
      case .population(let municipality, let isComplete):
        [delivery.path, "population", municipality.description, "", "", delivery.asOf.description, "\(isComplete)"]
      case .roll(let source, let scope, let isComplete):
        [delivery.path, "roll", "", source, scope.description, delivery.asOf.description, "\(isComplete)"]
      case .notices:
        [delivery.path, "notices", "", "", "", delivery.asOf.description, ""]
      }
    }
    return FileShape(.utf8, hasCarriageReturns: false).bytes(of: [headings] + rows)
  }
}
