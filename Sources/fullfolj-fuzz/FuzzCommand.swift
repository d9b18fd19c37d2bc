import CLibFuzzer
import RollReading

/// Feeds one reader with input after input that libFuzzer makes, led by which of the reader's branches each one reaches.
///
/// `fullfolj-fuzz list` names the readers; `fullfolj-fuzz seeds READER FOLDER` writes the inputs to begin with;
/// `fullfolj-fuzz READER [arguments of libFuzzer]` runs until an argument says that it is enough. `deploy/fuzz` does it all.
@main
struct FuzzCommand {
  /// The reader that the command line names. libFuzzer's function carries no context, so it lies here.
  fileprivate static let target = CommandLine.arguments.dropFirst().first.flatMap(FuzzTarget.init(rawValue:))

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "list" {
      for target in FuzzTarget.allCases { print(target.rawValue) }
    } else if arguments.first == "seeds", let target = arguments.dropFirst().first.flatMap(FuzzTarget.init(rawValue:)),
      let folder = arguments.dropFirst(2).first
    {
      for (index, seed) in target.seeds.enumerated() {
        try SeedFile.write(FuzzInput.written(seed), to: "\(folder)/\(target.rawValue)-\(index)")
      }
    } else if target != nil {
      run()
    } else {
      print("usage: fullfolj-fuzz list | seeds READER FOLDER | READER [ARGUMENTS OF LIBFUZZER]")
    }
  }

  private static func run() {
    var count = CommandLine.argc - 1
    // The reader's name is ours; what follows it is libFuzzer's, whose first argument is passed over as a program's name.
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv + 1
    _ = LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
      FuzzCommand.target?.read(FuzzInput(UnsafeRawBufferPointer(start: bytes, count: count)))
      return 0
    }
  }
}
