import SettingFiles

extension Configuration {
  /// What was understood of the settings, as TOML again; the database's address, which may hold a password, only as being
  /// there.
  var text: String {
    var lines = [
      "database = \(database == nil ? "\"\"" : "\"…\"")",
      "state = \(state.quotedSetting)",
      "inbox = \(inbox.quotedSetting)",
      "poll-seconds = \(pollSeconds)",
      "stable-seconds = \(stableSeconds)",
      "night-from = \"\(time(nightFrom))\"",
      "journal-key = \(journalKey.quotedSetting)",
    ]
    for source in sources {
      lines += ["", "[[source]]", "name = \(source.name.quotedSetting)", "kind = \"\(source.kind.rawValue)\""]
      lines.append("folder = \(source.folder.quotedSetting)")
      switch source.content {
      case .population(let municipality, let isComplete):
        lines += ["municipality = \"\(municipality)\"", "complete = \(isComplete)"]
      case .roll(let scope, let isComplete): lines += ["scope = \"\(scope)\"", "complete = \(isComplete)"]
      case .notices: break
      }
      lines.append("as-of = \"\(source.asOf.rawValue)\"")
      if let pull = source.pull {
        lines += ["service = \(pull.service.quotedSetting)", "pull-at = \"\(time(pull.from))\""]
      }
    }
    return lines.joined(separator: "\n")
  }

  private func time(_ minute: Int) -> String { "\(twoDigits(minute / 60)):\(twoDigits(minute % 60))" }

  private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
