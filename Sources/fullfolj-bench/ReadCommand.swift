import ActivityResponsibility
import ArgumentParser
import Glibc
import RollReading

/// Reads a file as an import does, and nothing more: decoded, taken apart, every field checked, counted.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Reads a roll or a population file without a register, and counts its rows.")

  @Argument(help: "The file.") var file: String
  @Option(help: "How many rows it must have, none of them rejected.") var rows: Int
  @Flag(help: "It is a population file and not a roll.") var population = false

  func run() throws {
    let bytes = try FileOnDisk(path: file)
    // Persons of these files are born a century ahead; the day is one when they are of age.
    let day = Day(daysSince2000: 45_400)
    var counts = (rows: 0, rejections: 0)
    func note(_ finding: Finding) { if finding.kind.isRejection { counts.rejections += 1 } }
    if population {
      guard let municipality = MunicipalityCode("1496") else { throw BenchFailure(what: "no such municipality") }
      let context = PopulationContext(municipality: municipality, asOf: day)
      var reader = try bytes.withHead {
        try PopulationReader(head: $0, isWholeFile: $1, request: .auto, context: context, file: bytes)
      }
      try bytes.forEachPiece { piece, isLast in
        try reader.read(piece, isLast: isLast, onRow: { _ in counts.rows += 1 }, onFinding: note)
      }
    } else {
      guard let organiser = OrganiserNumber("2120001234") else { throw BenchFailure(what: "no such organiser") }
      let context = RollContext(scope: .organiser(organiser), asOf: day)
      var reader = try bytes.withHead {
        try RollReader(head: $0, isWholeFile: $1, request: .auto, context: context, file: bytes)
      }
      try bytes.forEachPiece { piece, isLast in
        try reader.read(piece, isLast: isLast, onRow: { _ in counts.rows += 1 }, onFinding: note)
      }
    }
    tell("\(counts.rows) rows, \(counts.rejections) rejected")
    guard counts.rows == rows, counts.rejections == 0 else { throw BenchFailure(what: "it should have \(rows) rows") }
  }
}

/// A file in pieces, as the register reads one.
final class FileOnDisk: FileBytes {
  private let descriptor: Int32
  let byteCount: Int64

  init(path: String) throws {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw BenchFailure(what: "cannot read \(path)") }
    byteCount = Int64(lseek(descriptor, 0, SEEK_END))
  }

  deinit { close(descriptor) }

  func read(at offset: Int64, into room: UnsafeMutableRawBufferPointer) throws -> Int {
    var done = 0
    while done < room.count {
      guard let base = room.baseAddress else { return 0 }
      let count = pread(descriptor, base + done, room.count - done, off_t(offset) + off_t(done))
      guard count >= 0 else { throw BenchFailure(what: "cannot read a file") }
      if count == 0 { break }
      done += count
    }
    return done
  }

  func withHead<Result>(_ body: (UnsafeRawBufferPointer, Bool) throws -> Result) throws -> Result {
    var head = [UInt8](repeating: 0, count: Int(min(byteCount, 262_144)))
    return try head.withUnsafeMutableBytes { bytes in
      let count = try read(at: 0, into: bytes)
      return try body(UnsafeRawBufferPointer(rebasing: bytes[..<count]), Int64(count) == byteCount)
    }
  }

  func forEachPiece(_ body: (UnsafeRawBufferPointer, Bool) throws -> Void) throws {
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    defer { piece.deallocate() }
    var offset: Int64 = 0
    while offset < byteCount {
      let count = try read(at: offset, into: piece)
      guard count > 0 else { throw BenchFailure(what: "a file grew shorter while it was read") }
      offset += Int64(count)
      try body(UnsafeRawBufferPointer(rebasing: piece[..<count]), offset == byteCount)
    }
  }
}
