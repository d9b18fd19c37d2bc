import ActivityResponsibility
import Register

extension WaitingForSource {
  /// What a person is told beside the outcome.
  var phrase: Phrase {
    var swedish = "inväntar lista från \(source)"
    var english = "awaits a roll from \(source)"
    if let lateness {
      swedish += ", som skulle ha kommit senast \(lateness.expected)"
      english += ", which should have come by \(lateness.expected)"
    }
    if let heldRoll {
      swedish += "; lista \(heldRoll) hålls kvar (fullfolj roll show \(heldRoll))"
      english += "; roll \(heldRoll) is held (fullfolj roll show \(heldRoll))"
    }
    return Phrase(
      swedish + "; senaste listan gäller \(lastRoll)", english + "; the last roll is of \(lastRoll)")
  }

  /// The object that stands beside the contract's keys.
  var record: OutputRecord {
    OutputRecord([
      "source": .text(source), "scope": .text(scope), "lastRoll": .day(lastRoll),
      "expected": .day(lateness?.expected), "late": .whole(lateness?.days ?? 0), "held": .truth(heldRoll != nil),
      "roll": .whole(heldRoll),
    ])
  }
}
