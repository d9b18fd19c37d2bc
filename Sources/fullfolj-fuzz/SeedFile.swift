#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// An input to begin with, written where libFuzzer looks for it.
enum SeedFile {
  /// The file could not be written.
  struct NotWritten: Error {
    let path: String
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    guard let file = fopen(path, "wb") else { throw NotWritten(path: path) }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else { throw NotWritten(path: path) }
  }
}
