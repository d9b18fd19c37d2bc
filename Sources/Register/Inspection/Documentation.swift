import StrictJSON

/// What of the documentation of a youth is there, and how late: one line for each part that is asked for.
///
/// Acts that were corrected do not count. A kind of act that is not yet made by anybody shows as missing.
struct Documentation {
  let acts: [Act]

  /// The parts in the order in which they are shown, and which acts are of them.
  private static let parts: [(item: String, isOf: @Sendable (Act) -> Bool)] = [
    ("contact", { $0.kind == "contact" }),
    ("reached", { $0.kind == "contact" && $0.isReached == true && $0.channel != .school }),
    ("mapping", { $0.kind == "mapping" }),
    ("occupation", { $0.occupation != nil }),
    ("plan", { $0.kind == "plan" || $0.kind.hasPrefix("plan-") }),
    ("measure", { $0.kind == "measure" || $0.kind.hasPrefix("measure-") }),
    ("assigned", { $0.assignedTo != nil }),
    ("closed", { $0.kind == "closed" && $0.reason != nil }),
  ]

  var value: JSONValue {
    let corrected = Set(acts.compactMap(\.corrects))
    let standing = acts.filter { !corrected.contains($0.id) }
    return .list(
      Self.parts.map { part in
        let found = standing.filter(part.isOf)
        return .object([
          "item": .text(part.item), "present": .truth(!found.isEmpty), "times": .whole(Int64(found.count)),
          "latest": .optional(found.map(\.happenedOn).max()?.description),
        ])
      })
  }
}
