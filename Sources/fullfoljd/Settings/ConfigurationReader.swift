import ActivityResponsibility
import Glibc
import Register
import SettingFiles

/// Reads the settings file, and what the environment says instead of it. Documented in `docs/CONFIGURATION.md`.
struct ConfigurationReader {
  static let usualFile = "/etc/fullfolj/fullfolj.toml"

  /// Every key outside the sources.
  static let keys = [
    "database", "state", "inbox", "poll-seconds", "stable-seconds", "night-from", "journal-key", "source",
  ]

  /// Every key of a source.
  static let sourceKeys = [
    "name", "kind", "folder", "scope", "municipality", "complete", "as-of", "service", "pull-at",
  ]

  let environment: [String: String]

  /// - Throws: ``ErrorCode/wrongUse`` where there is no such file, ``ErrorCode/settingUnknown``,
  ///   ``ErrorCode/settingMalformed``.
  func read(file: String) throws(ExplainedError) -> Configuration {
    try read(SettingTable(file: file))
  }

  /// - Parameter file: what the text is called in errors.
  func read(text: String, file: String) throws(ExplainedError) -> Configuration {
    try read(SettingTable(text: text, file: file))
  }

  private func read(_ table: SettingTable) throws(ExplainedError) -> Configuration {
    try table.requireKnown(Self.keys)
    // Both are checked also where the environment wins.
    let fileAddress = try table.text("database")?.whenFilled
    let fileState = try path("state", table)
    let address = environment["FULLFOLJ_DATABASE"]?.whenFilled ?? fileAddress
    let state =
      environment["FULLFOLJ_STATE"]?.whenFilled ?? fileState
      ?? DatabaseChoice.stateFolder(nil, environment: environment, isRoot: geteuid() == 0)
    let night = try table.value("night-from", "en tid på dygnet: \"02:00\"", "a time of day: \"02:00\"", Self.minute)
    let inbox = try path("inbox", table)
    let journalKey = try path("journal-key", table)
    var configuration = Configuration(
      database: address, state: state, inbox: inbox ?? state + "/inbox",
      pollSeconds: try table.whole("poll-seconds", in: 1...60) ?? 5,
      stableSeconds: try table.whole("stable-seconds", in: 0...3600) ?? 3, nightFrom: night ?? 120,
      journalKey: environment["FULLFOLJ_JOURNAL_KEY"]?.whenFilled ?? journalKey ?? JournalFiles(state: state).keyFile,
      sources: [])
    for sourceTable in try table.tables("source") {
      let source = try self.source(sourceTable)
      // Two sources in one folder would take each other's files.
      if configuration.sources.contains(where: { $0.folder == source.folder }) {
        throw sourceTable.malformed("folder", "en mapp som ingen annan källa har", "a folder that no other source has")
      }
      if configuration.sources.contains(where: { $0.name == source.name }) {
        throw sourceTable.malformed("name", "ett namn som ingen annan källa har", "a name that no other source has")
      }
      configuration.sources.append(source)
    }
    return configuration
  }

  private func source(_ table: SettingTable) throws(ExplainedError) -> SourceConfiguration {
    try table.requireKnown(Self.sourceKeys)
    let name = try table.value("name", "1–100 tecken", "1–100 characters") { text in
      (1...100).contains(text.count) && !text.contains { $0.isNewline } ? text : nil
    }
    guard let name else { throw table.missing("name", "källans namn", "the source's name") }
    let kinds = DeliveryKind.allCases.map(\.rawValue).joined(separator: ", ")
    guard let kind = try table.value("kind", "ett av \(kinds)", "one of \(kinds)", DeliveryKind.init) else {
      throw table.missing("kind", "ett av \(kinds)", "one of \(kinds)")
    }
    let folder = try table.value("folder", "ett mappnamn utan /", "a folder's name without /", Self.folder)
    guard let folder = folder ?? Self.folder(name) else {
      throw table.missing("folder", "ett mappnamn; källans namn går inte", "a folder's name; the source's will not do")
    }
    let origins = SourceConfiguration.DayOrigin.allCases.map(\.rawValue).joined(separator: ", ")
    let asOf = try table.value("as-of", "ett av \(origins)", "one of \(origins)", SourceConfiguration.DayOrigin.init)
    return SourceConfiguration(
      name: name, folder: folder, content: try content(kind, table), asOf: asOf ?? .name,
      pull: try pull(kind, table))
  }

  private func pull(_ kind: DeliveryKind, _ table: SettingTable) throws(ExplainedError) -> PullConfiguration? {
    let time = ("en tid på dygnet: \"01:30\"", "a time of day: \"01:30\"")
    let from = try table.value("pull-at", time.0, time.1, Self.minute)
    guard let service = try path("service", table) else {
      if from != nil { throw table.missing("service", "tjänstens inställningsfil", "the service's settings file") }
      return nil
    }
    guard kind == .roll, try table.truth("complete") ?? true else {
      throw table.misplaced("service", "bara hela elevlistor hämtas", "only complete rolls are fetched")
    }
    if try table.text("as-of") == SourceConfiguration.DayOrigin.written.rawValue {
      throw table.misplaced(
        "as-of", "hämtade listor har sin dag i namnet", "fetched lists have their day in their name")
    }
    return PullConfiguration(service: service, from: from ?? 60)
  }

  private func content(
    _ kind: DeliveryKind, _ table: SettingTable
  ) throws(ExplainedError) -> SourceConfiguration.Content {
    if kind != .roll, table.has("scope") {
      throw table.misplaced("scope", "bara elevlistor (roll) har omfattning", "only rolls have a scope")
    }
    if kind != .population, table.has("municipality") {
      throw table.misplaced(
        "municipality", "bara folkbokföring (population) har kommun", "only population files have a municipality")
    }
    switch kind {
    case .population:
      let municipality = try table.value("municipality", "fyra siffror", "four digits") { MunicipalityCode($0) }
      guard let municipality else { throw table.missing("municipality", "kommunens kod", "the municipality's code") }
      return .population(municipality, isComplete: try table.truth("complete") ?? true)
    case .roll:
      let form = "unit:SKOLENHETSKOD / organiser:ORGNR"
      guard let scope = try table.value("scope", form, form, { RollScope($0) }) else {
        throw table.missing("scope", form, form)
      }
      return .roll(scope, isComplete: try table.truth("complete") ?? true)
    case .notice:
      if table.has("complete") {
        throw table.misplaced("complete", "meddelanden är aldrig kompletta", "notices are never complete")
      }
      return .notices
    }
  }

  private func path(_ key: String, _ table: SettingTable) throws(ExplainedError) -> String? {
    guard let path = try table.text(key)?.whenFilled else { return nil }
    guard path.hasPrefix("/") else {
      throw table.malformed(key, "en sökväg som börjar med /", "a path that begins with /")
    }
    return path
  }

  /// `HH:MM` as minutes.
  private static func minute(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = Int(text.prefix(2)), (0...23).contains(hour),
      let minute = Int(text.suffix(2)), (0...59).contains(minute), !text.contains("+"), !text.contains("-")
    else { return nil }
    return hour * 60 + minute
  }

  private static func folder(_ text: String) -> String? {
    let isPlain = !text.contains("/") && !text.hasPrefix(".") && !text.contains("\0")
    return isPlain && (1...200).contains(text.utf8.count) ? text : nil
  }
}

extension String {
  /// `nil` where there is nothing in it.
  fileprivate var whenFilled: String? { isEmpty ? nil : self }
}
