import ActivityResponsibility
import StrictJSON

/// What of the documentation of a youth is there, and how late: one line for each part that is asked for.
///
/// Acts that were corrected do not count. Plans and measures are told of by their own tables.
struct Documentation {
  let acts: [Act]
  let plans: [PlanVersion]
  let measures: [Measure]

  /// The parts in the order in which they are shown, and which acts are of them.
  private static let parts: [(item: String, isOf: @Sendable (Act) -> Bool)] = [
    ("contact", { $0.kind == "contact" }),
    ("reached", { $0.kind == "contact" && $0.isReached == true && $0.channel != .school }),
    ("mapping", { $0.kind == "mapping" }),
    ("occupation", { $0.occupation != nil }),
    ("plan", { _ in false }),
    ("measure", { _ in false }),
    ("assigned", { $0.assignedTo != nil }),
    ("closed", { $0.kind == "closed" && $0.reason != nil }),
  ]

  var value: JSONValue {
    let corrected = Set(acts.compactMap(\.corrects))
    let standing = acts.filter { !corrected.contains($0.id) }
    return .list(
      Self.parts.map { part in
        let days: [Day] =
          switch part.item {
          case "plan": plans.map(\.madeOn)
          case "measure": measures.map(\.latestDay)
          default: standing.filter(part.isOf).map(\.happenedOn)
          }
        return .object([
          "item": .text(part.item), "present": .truth(!days.isEmpty), "times": .whole(Int64(days.count)),
          "latest": .optional(days.max()?.description),
        ])
      })
  }
}
