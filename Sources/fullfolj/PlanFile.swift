import ActivityResponsibility
import SettingFiles

/// A plan as a person writes it: TOML, with the seven items of the documentation.
struct PlanFile {
  let plan: Plan
  /// The version that was changed; `nil` in a first plan.
  let version: Int?
  let change: String?
  let why: String?

  private static let keys = [
    "version", "change", "why", "goal", "planning", "first-day", "last-day", "end-reason", "follow-ups", "evaluations",
    "youth", "municipality", "other",
  ]

  /// Reads a file. - Throws: an error with the key that is wrong, and the one that may be meant.
  init(path: String) throws {
    let table = try SettingTable(file: path)
    try table.requireKnown(Self.keys)
    var plan = Plan()
    plan.goal = try Self.words("goal", in: table)
    plan.planning = try Self.words("planning", in: table)
    plan.firstDay = try Self.day("first-day", in: table)
    plan.lastDay = try Self.day("last-day", in: table)
    plan.endReason = try Self.words("end-reason", in: table)
    plan.followUps = try Self.days("follow-ups", in: table)
    plan.evaluations = try Self.days("evaluations", in: table)
    plan.youth = try Self.interventions("youth", in: table)
    plan.municipality = try Self.interventions("municipality", in: table)
    plan.others = try Self.interventions("other", in: table)
    self.plan = plan
    version = try table.whole("version", in: 1...9_999)
    change = try Self.words("change", in: table)
    why = try Self.words("why", in: table)
  }

  /// A text with something in it: one left empty says nothing.
  private static func words(_ key: String, in table: SettingTable) throws -> String? {
    guard let text = try table.text(key), text.contains(where: { !$0.isWhitespace }) else { return nil }
    return text
  }

  private static func day(_ key: String, in table: SettingTable) throws -> Day? {
    try table.value(key, "en dag som \"2026-10-01\"", "a day like \"2026-10-01\"") { Day($0) }
  }

  private static func days(_ key: String, in table: SettingTable) throws -> [Day] {
    let texts = try table.texts(key)
    let days = texts.compactMap { Day($0) }
    guard days.count == texts.count else {
      throw table.malformed(key, "dagar som [\"2026-10-01\"]", "days like [\"2026-10-01\"]")
    }
    return days
  }

  private static func interventions(_ key: String, in table: SettingTable) throws -> [Plan.Intervention] {
    try table.tables(key).map { item in
      try item.requireKnown(key == "other" ? ["what", "who"] : ["what"])
      guard let what = try words("what", in: item) else {
        throw item.missing("what", "vad som ska göras", "what is to be done")
      }
      let who = try words("who", in: item)
      if key == "other", who == nil { throw item.missing("who", "vem som ansvarar", "who is responsible") }
      return Plan.Intervention(what: what, who: who)
    }
  }

  /// The file that a version is changed in: all of it, with the version it changes.
  static func text(of version: PlanVersionText?) -> String {
    let plan = version?.plan ?? Plan()
    func line(_ key: String, _ value: String?, _ remark: String) -> String {
      "\(value == nil ? "# " : "")\(key) = \((value ?? "").quotedSetting)  # \(remark)"
    }
    func list(_ key: String, _ days: [Day], _ remark: String) -> String {
      "\(days.isEmpty ? "# " : "")\(key) = [\(days.map { $0.description.quotedSetting }.joined(separator: ", "))]  # \(remark)"
    }
    func tables(_ key: String, _ items: [Plan.Intervention], _ remark: String) -> [String] {
      guard !items.isEmpty else { return ["", "# [[\(key)]]  # \(remark)", "# what = \"\""] }
      return items.flatMap { item in
        ["", "[[\(key)]]  # \(remark)", "what = \(item.what.quotedSetting)"]
          + (item.who.map { ["who = \($0.quotedSetting)"] } ?? [])
      }
    }
    var lines: [String] = []
    if let version {
      lines.append("version = \(version.version)  # " + said("versionen som ändras", "the version that is changed"))
      lines.append("change = \"\"  # " + said("vad som ändras", "what is changed"))
      lines.append("why = \"\"  # " + said("varför", "why"))
      lines.append("")
    }
    lines.append(line("goal", plan.goal, said("insatsernas mål", "the goal of the interventions")))
    lines.append(line("planning", plan.planning, said("den individuella planeringen", "the individual planning")))
    lines.append(line("first-day", plan.firstDay?.description, said("när insatserna börjar", "when they begin")))
    lines.append(line("last-day", plan.lastDay?.description, said("när de ska upphöra", "when they are to end")))
    lines.append(line("end-reason", plan.endReason, said("orsak, när de har upphört", "why, once they have ended")))
    lines.append(list("follow-ups", plan.followUps, said("tider för uppföljning", "times for follow-up")))
    lines.append(list("evaluations", plan.evaluations, said("tider för utvärdering", "times for evaluation")))
    lines += tables("youth", plan.youth, said("den unga ansvarar för", "the youth is responsible for"))
    lines += tables("municipality", plan.municipality, said("kommunen ansvarar för", "the municipality does"))
    lines += tables("other", plan.others, said("en annan aktör ansvarar för; who säger vem", "another; who says whom"))
    return lines.joined(separator: "\n")
  }
}

/// A version of a plan, as far as the file that it is changed in shows it.
struct PlanVersionText {
  let version: Int
  let plan: Plan
}
