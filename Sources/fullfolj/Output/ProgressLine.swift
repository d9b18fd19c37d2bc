import ActivityResponsibility
import Register

/// Shows on a terminal how far a file has been read: rows, rate, time left. In a pipe it says nothing.
final class ProgressLine {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var shown: ContinuousClock.Instant
  private var isVisible = false
  private let isWanted: Bool

  init(isQuiet: Bool) {
    start = clock.now
    shown = start
    isWanted = Terminal.isWatched && !isQuiet
  }

  func show(_ progress: ImportProgress) {
    let now = clock.now
    guard isWanted, now - shown > .milliseconds(200) else { return }
    shown = now
    isVisible = true
    let seconds = (now - start) / .seconds(1)
    let rate = Int(Double(progress.rows) / seconds)
    let left = Int(seconds * Double(progress.totalBytes - progress.bytes) / Double(max(progress.bytes, 1)))
    let text = said(
      "\(progress.rows) rader, \(rate) rader/s, \(left) s kvar", "\(progress.rows) rows, \(rate) rows/s, \(left) s left"
    )
    Terminal.write("\r\u{1B}[K\(text)", to: 2)
  }

  func end() {
    if isVisible { Terminal.write("\r\u{1B}[K", to: 2) }
  }
}
