/// A count as it may be published.
public enum PublishedCount: Hashable, Sendable {
  case shown(Int)
  /// There are some, and fewer than the threshold.
  case few
  /// Hidden because a small count could be reckoned from it.
  case withheld
}

/// A line whose small counts are hidden.
public struct PublishedLine: Hashable, Sendable {
  public let figure: PublishedFigure
  public let women: PublishedCount
  public let men: PublishedCount
  public let total: PublishedCount

  /// In percent with one decimal; `nil` where the count or what it is a share of is hidden, or of nothing.
  public func share(threshold: Int) -> Double? {
    guard case .shown = total, figure.whole >= threshold else { return nil }
    return figure.share
  }
}

/// Hides counts of so few persons that somebody could be recognised, and what they could be reckoned from.
///
/// Nought is shown: it tells of nobody. A hidden count is never the only hidden one of its line, nor of the lines that
/// part a whole between them, and those that are hidden there add up to at least the threshold.
public struct SmallCells: Sendable {
  /// Counts below this are hidden.
  public let threshold: Int

  public init(threshold: Int) {
    self.threshold = threshold
  }

  /// The figures as they may be published, in the same order.
  public func publish(_ figures: [PublishedFigure]) -> [PublishedLine] {
    var hidden = figures.map { isSmall($0.count.total) }
    // Each line of its own is a group; the lines of a kind with codes are one.
    for kind in [PublishedFigure.Kind.endedFor, .registeredAs] {
      complete(&hidden, figures, figures.indices.filter { figures[$0].kind == kind }, [\.total])
    }
    var apart = figures.indices.map { index in
      hidden[index] || isSmall(figures[index].count.women) || isSmall(figures[index].count.men)
    }
    for kind in [PublishedFigure.Kind.endedFor, .registeredAs] {
      complete(&apart, figures, figures.indices.filter { figures[$0].kind == kind }, [\.women, \.men])
    }
    return figures.indices.map { index in
      let count = figures[index].count
      return PublishedLine(
        figure: figures[index], women: told(count.women, isHidden: apart[index]),
        men: told(count.men, isHidden: apart[index]), total: told(count.total, isHidden: hidden[index]))
    }
  }

  private func isSmall(_ count: Int) -> Bool { count > 0 && count < threshold }

  private func told(_ count: Int, isHidden: Bool) -> PublishedCount {
    isSmall(count) ? .few : isHidden ? .withheld : .shown(count)
  }

  /// Hides more lines of a group, the smallest first, until nothing hidden can be reckoned from what is shown.
  private func complete(
    _ hidden: inout [Bool], _ figures: [PublishedFigure], _ group: [Int], _ counts: [KeyPath<Division, Int>]
  ) {
    while true {
      let covered = group.filter { hidden[$0] }
      let canBeReckoned =
        covered.count == 1
        || counts.contains { count in
          isSmall(covered.reduce(0) { $0 + figures[$1].count[keyPath: count] })
        }
      guard !covered.isEmpty, canBeReckoned else { return }
      let others = group.filter { !hidden[$0] }
      let nonempty = others.filter { figures[$0].count.total > 0 }
      guard
        let next = (nonempty.isEmpty ? others : nonempty).min(by: {
          figures[$0].count.total < figures[$1].count.total
        })
      else { return }
      hidden[next] = true
    }
  }
}
