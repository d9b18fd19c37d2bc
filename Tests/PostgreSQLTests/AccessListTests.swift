import Testing

@testable import PostgreSQL

@Suite struct AccessListTests {
  private typealias Entry = AccessList.Entry
  private typealias Tag = AccessList.Tag

  @Test func `a closed folder lets one user search and nobody else`() {
    let list = AccessList(mode: 0o700).lettingSearch(101)
    #expect(
      list.entries == [
        Entry(tag: Tag.owner, rights: 7, id: .max), Entry(tag: Tag.user, rights: 1, id: 101),
        Entry(tag: Tag.group, rights: 0, id: .max), Entry(tag: Tag.mask, rights: 1, id: .max),
        Entry(tag: Tag.everyone, rights: 0, id: .max),
      ])
  }

  @Test func `the kernel's form is read and written`() throws {
    let list = AccessList(mode: 0o750).lettingSearch(7)
    #expect(list.bytes.count == 4 + 5 * 8)
    #expect(list.bytes.prefix(12) == [2, 0, 0, 0, 1, 0, 7, 0, 255, 255, 255, 255])
    #expect(AccessList(list.bytes) == list)
    #expect(AccessList([1, 0, 0, 0]) == nil)
    #expect(AccessList(list.bytes.dropLast()) == nil)
  }

  @Test func `what the mask held back from others stays held back`() throws {
    // user 5 has rwx, of which the mask lets only r through.
    let rights: [(UInt16, UInt16, UInt32)] = [
      (Tag.owner, 7, .max), (Tag.user, 7, 5), (Tag.group, 5, .max), (Tag.mask, 4, .max), (Tag.everyone, 0, .max),
    ]
    var bytes: [UInt8] = [2, 0, 0, 0]
    for (tag, right, id) in rights {
      bytes += [UInt8(tag), 0, UInt8(right), 0] + (0..<4).map { UInt8(truncatingIfNeeded: id >> ($0 * 8)) }
    }
    let list = try #require(AccessList(bytes)).lettingSearch(101)
    #expect(list.entries.first { $0.id == 5 }?.rights == 4)
    #expect(list.entries.first { $0.tag == Tag.group }?.rights == 4)
    #expect(list.entries.first { $0.tag == Tag.mask }?.rights == 5)
    #expect(list.entries.first { $0.id == 101 }?.rights == 1)
  }

  @Test func `a user who had rights keeps them and may search`() {
    let list = AccessList(mode: 0o700).lettingSearch(101).lettingSearch(102).lettingSearch(101)
    #expect(list.entries.filter { $0.tag == Tag.user }.map(\.id) == [101, 102])
    #expect(AccessList(mode: 0o700).lettingSearch(101).lettingSearch(101).entries.count == 5)
  }
}
