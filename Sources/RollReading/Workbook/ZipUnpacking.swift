import ActivityResponsibility
import CZlib

extension ZipArchive {
  /// How much is unpacked at a time.
  static let pieceSize = 65_536

  /// Unpacks a member piece by piece. The last piece comes when the checksum has been found to hold.
  ///
  /// - Throws: `FILE-013` where the bytes are not what the directory says, and whatever `body` throws.
  func unpack(_ member: Member, _ body: (UnsafeBufferPointer<UInt8>, _ isLast: Bool) throws -> Void) throws {
    let rooms = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 2 * ZipArchive.pieceSize)
    defer { rooms.deallocate() }
    let input = UnsafeMutableBufferPointer(rebasing: rooms[..<ZipArchive.pieceSize])
    let output = UnsafeMutableBufferPointer(rebasing: rooms[ZipArchive.pieceSize...])
    var unpacked = Unpacked(member: member)
    if member.isDeflated {
      try inflate(member, input: input, output: output) { try unpacked.take($0, isLast: $1, body) }
    } else {
      var taken: Int64 = 0
      repeat {
        let count = try fill(input, from: member, after: taken)
        taken += Int64(count)
        try unpacked.take(UnsafeBufferPointer(rebasing: input[..<count]), isLast: taken == member.size, body)
      } while taken < member.size
    }
  }

  private func inflate(
    _ member: Member, input: UnsafeMutableBufferPointer<UInt8>, output: UnsafeMutableBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>, _ isLast: Bool) throws -> Void
  ) throws {
    // zlib keeps the stream's address, so the stream must not move.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    guard inflateRaw(stream) == Z_OK else { throw ExplainedError.partUnreadable }
    defer { inflateEnd(stream) }
    var taken: Int64 = 0
    var hasEnded = false
    while !hasEnded {
      stream.pointee.next_out = output.baseAddress
      stream.pointee.avail_out = UInt32(output.count)
      while stream.pointee.avail_out > 0, !hasEnded {
        if stream.pointee.avail_in == 0 {
          let count = try fill(input, from: member, after: taken)
          guard count > 0 else { throw ExplainedError.partBroken(member.name) }
          taken += Int64(count)
          stream.pointee.next_in = input.baseAddress
          stream.pointee.avail_in = UInt32(count)
        }
        switch CZlib.inflate(stream, Z_NO_FLUSH) {
        case Z_OK: break
        case Z_STREAM_END: hasEnded = true
        default: throw ExplainedError.partBroken(member.name)
        }
      }
      if hasEnded, stream.pointee.avail_in > 0 || taken < member.packedSize {
        throw ExplainedError.partBroken(member.name)
      }
      let count = output.count - Int(stream.pointee.avail_out)
      try body(UnsafeBufferPointer(rebasing: output[..<count]), hasEnded)
    }
  }

  /// Reads the next packed bytes of a member; none when all have been read.
  private func fill(
    _ input: UnsafeMutableBufferPointer<UInt8>, from member: Member, after taken: Int64
  ) throws -> Int {
    let wanted = Int(min(Int64(input.count), member.packedSize - taken))
    guard wanted > 0 else { return 0 }
    let room = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(input)[..<wanted])
    let count = try file.read(at: member.start + taken, into: room)
    guard count > 0 else { throw ExplainedError.zipEndsEarly }
    return count
  }
}

/// What has been unpacked of a member, held against what the directory says of it.
private struct Unpacked {
  let member: ZipArchive.Member
  private var count: Int64 = 0
  private var checksum: UInt = 0

  init(member: ZipArchive.Member) { self.member = member }

  mutating func take(
    _ piece: UnsafeBufferPointer<UInt8>, isLast: Bool, _ body: (UnsafeBufferPointer<UInt8>, Bool) throws -> Void
  ) throws {
    count += Int64(piece.count)
    checksum = crc32(checksum, piece.baseAddress, UInt32(piece.count))
    guard count <= member.size, !isLast || count == member.size && checksum == UInt(member.checksum) else {
      throw ExplainedError.partBroken(member.name)
    }
    try body(piece, isLast)
  }
}
