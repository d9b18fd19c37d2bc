/// One line of the table: a piece of work, what it took, and what a rival took for the same or less.
struct Comparison {
  let work: String
  let rival: String
  let ours: [Measurement]
  /// `nil` where the rival is not on this machine.
  let theirs: [Measurement]?
  /// The greatest ratio that is good enough; `nil` where none is asked for.
  let bar: Double?

  static func tellHeading() {
    tell("| work | rival | ours, s | rival, s | ratio | bar | met | our peak, MiB |")
    tell("|---|---|---|---|---|---|---|---|")
  }

  func tellLine() {
    let mine = ours.median.seconds
    let limit = bar.map { "≤ \(figure($0))" } ?? "–"
    guard let theirs else {
      tell("| \(work) | \(rival) | \(figure(mine, 3)) | not available | – | \(limit) | – | \(figure(ours.peak, 0)) |")
      return
    }
    let other = theirs.median.seconds
    let ratio = mine / other
    let isMet = bar.map { ratio <= $0 ? "yes" : "**no**" } ?? "–"
    tell(
      "| \(work) | \(rival) | \(figure(mine, 3)) | \(figure(other, 3)) | \(figure(ratio)) | \(limit) | \(isMet) | "
        + "\(figure(ours.peak, 0)) |")
  }
}
