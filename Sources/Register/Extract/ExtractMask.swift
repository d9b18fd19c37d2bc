import StrictJSON

/// Leaves out of an extract what is of others: staff by name, and other persons' numbers.
public struct ExtractMask: Sendable {
  /// The person's own numbers.
  let own: Set<Int64>
  let withStaff: Bool
  /// Acts whose free text is left out.
  let acts: Set<Int64>

  /// The columns, and the keys of details, that name staff.
  public static let staffKeys: Set<String> = [
    "recorded_by", "assigned_to", "assignedTo", "decided_by", "confirmed_by", "undone_by", "dismissed_by", "state_by",
    "settled_by", "granted_by", "revoked_by", "set_by", "reviewed_by", "staff", "login", "by", "deputy", "second_staff",
    "secondStaff", "withStaff", "withdrawn_by", "changed_by", "made_by", "acknowledged_by",
    "received_by", "attended_by", "deciders", "presenters", "participants", "with", "from",
  ]
  /// The columns that name whom or what a fact came from, or how a spell ended: no staff.
  public static let keysOfNoStaff: Set<String> = ["told_by", "ended_by", "stated_ended_by"]
  /// The columns with an identity number.
  public static let numberKeys: Set<String> = ["number", "other", "leads_to", "current_number", "numbers"]
  /// Free text of an act.
  static let freeText: Set<String> = ["note", "told_by", "details"]

  func masked(_ row: JSONValue, of table: String) -> JSONValue {
    guard case .object(var members) = row else { return row }
    if table == ExtractTable.acts.rawValue {
      if let id = members["id"]?.whole, acts.contains(id) {
        for key in Self.freeText where members[key] != .null { members[key] = "(utelämnat: uppgift om någon annan)" }
      } else if let details = members["details"]?.text {
        // A check holds it to be an object; whatever else it were stands as it is.
        members["details"] = (try? JSONValue(parsing: details)) ?? .text(details)
      }
    }
    return .object(members.mapValuesWithKeys { masked($1, under: $0) })
  }

  private func masked(_ value: JSONValue, under key: String) -> JSONValue {
    switch value {
    case .object(let members): return .object(members.mapValuesWithKeys { masked($1, under: $0) })
    case .list(let values): return .list(values.map { masked($0, under: key) })
    case .text(let name) where Self.staffKeys.contains(key) && !withStaff:
      return .text(name == CaseKeeper.author ? "registret" : "handläggare")
    case .whole(let number) where Self.numberKeys.contains(key) && !own.contains(number):
      return "(någon annans nummer)"
    default: return value
    }
  }
}

extension [String: JSONValue] {
  fileprivate func mapValuesWithKeys(_ transform: (String, JSONValue) -> JSONValue) -> [String: JSONValue] {
    [String: JSONValue](uniqueKeysWithValues: map { ($0.key, transform($0.key, $0.value)) })
  }
}
