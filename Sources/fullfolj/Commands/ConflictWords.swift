import Register

extension CaseConflict {
  /// Tells both texts, for the reader's own screen: they may hold notes, so they go where results go and not where
  /// messages do.
  ///
  /// - Parameter words: what was to be written.
  func tell(instead words: [String]) {
    Terminal.print(Terminal.bold(said("Du skrev, och det är inte sparat:", "You wrote, and it is not kept:")))
    Terminal.print("  " + words.joined(separator: " "))
    Terminal.print(Terminal.bold(said("Under tiden har skrivits:", "Meanwhile was written:")))
    // Whether the person is protected is not asked again: of a decision no reasons are told, which may name a school.
    for act in written { Terminal.print("  \(act.line(isProtected: true))") }
  }
}
