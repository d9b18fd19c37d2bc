/// What other users of the machine can read of a command's arguments (`ps`).
enum ProcessTitle {
  /// Covers identity numbers and notes among the arguments, once the program has its own copy of them.
  ///
  /// For as long as the command runs its arguments stand in the process table, open to everyone on the machine.
  static func coverArguments() {
    let copy = CommandLine.arguments
    for index in copy.indices.dropFirst() {
      guard let memory = CommandLine.unsafeArgv[index] else { continue }
      let isText = ["--note", "--why"].contains(copy[index - 1]) || copy[index].hasPrefix("--note=")
      let digits = copy[index].utf8.reduce(0) { $0 + (($1 >= 0x30 && $1 <= 0x39) ? 1 : 0) }
      guard isText || (digits >= 10 && !copy[index].hasPrefix("-") && !copy[index].contains("/")) else { continue }
      var byte = 0
      while memory[byte] != 0 {
        memory[byte] = CChar(UInt8(ascii: "x"))
        byte += 1
      }
    }
  }
}
