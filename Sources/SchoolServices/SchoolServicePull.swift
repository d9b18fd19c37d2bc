import ActivityResponsibility
import Glibc

/// What a pull brought: files of the kinds that schools' exports are, in the order in which they are to be taken in.
public struct PulledFiles: Hashable, Sendable {
  public struct File: Hashable, Sendable {
    /// `organisations`, `persons` or `deletedEntities`.
    public let resource: String
    public let path: String
  }

  public var files: [File] = []
  /// What the service does not have, for the operator to see.
  public var missing: [String] = []
  /// How many pages were read, over all.
  public var pages = 0
  /// How often a list had to be read from its beginning again.
  public var restarts = 0
}

/// Fetches what a school system's SS 12000 service has: its school units, every person with enrolments, and what it has
/// taken away since the last time.
///
/// Everything is fetched each time and nothing filtered: a filter on "active today" hides future starts and spells just
/// ended, and `modified` does not move with what lies in a person. The files are taken in as if a school had handed them
/// in, and judged as strictly.
public struct SchoolServicePull: Sendable {
  /// How often one list may have to be begun again.
  static let mostRestarts = 5
  /// More pages than any list has.
  static let mostPages = 200_000
  /// What was taken away: the one list that services give as an object by type.
  private static let deleted = "deletedEntities"
  /// The most that is written of one list, in bytes.
  static let largestFile = 4 << 30

  private let settings: ServiceSettings
  private let folder: String
  private let pace: ServiceClient.Pace

  /// - Parameter folder: where the files are put; it exists, and nobody else may read it.
  public init(_ settings: ServiceSettings, into folder: String) {
    self.init(settings, into: folder, pace: ServiceClient.Pace())
  }

  init(_ settings: ServiceSettings, into folder: String, pace: ServiceClient.Pace) {
    self.settings = settings
    self.folder = folder
    self.pace = pace
  }

  /// - Parameter deletedAfter: the instant after which it is asked what was taken away, as RFC 3339 writes it; `nil`
  ///   where nothing has been pulled before, so that nothing known can have been taken away.
  /// - Throws: an explained error with a `SRV-` code. The files are then not to be used.
  public func run(deletedAfter: String?) async throws -> PulledFiles {
    let client = try ServiceClient(settings, pace: pace)
    do {
      let pulled = try await run(client, deletedAfter: deletedAfter)
      await client.close()
      return pulled
    } catch {
      await client.close()
      throw error
    }
  }

  private func run(_ client: ServiceClient, deletedAfter: String?) async throws -> PulledFiles {
    var pulled = PulledFiles()
    try await pull("organisations", [], isOptional: true, client, &pulled)
    try await pull("persons", [], isOptional: false, client, &pulled)
    if let deletedAfter {
      try await pull(
        Self.deleted, [(name: "after", value: deletedAfter)], isOptional: true, client, &pulled)
    }
    // Whoever was taken away is known to be before the list that lacks them is taken in. Asked for last all the same: who
    // is taken away after the list was read is then told of, and not left to be missing from the next.
    let deleted = pulled.files.filter { $0.resource == Self.deleted }
    pulled.files.removeAll { $0.resource == Self.deleted }
    let place = pulled.files.firstIndex { $0.resource == "persons" } ?? pulled.files.endIndex
    pulled.files.insert(contentsOf: deleted, at: place)
    return pulled
  }

  private func pull(
    _ resource: String, _ filter: [(name: String, value: String)], isOptional: Bool, _ client: ServiceClient,
    _ pulled: inout PulledFiles
  ) async throws {
    for _ in 0...Self.mostRestarts {
      do {
        pulled.files += try await list(resource, filter, client, &pulled.pages)
        return
      } catch is ServiceClient.StartOver {
        // What was read so far may lack what moved meanwhile: never taken for the whole.
        pulled.restarts += 1
      } catch let error as ServiceClient.NotThere {
        guard isOptional else { throw ExplainedError.serviceRefused("/" + resource, status: error.status) }
        pulled.missing.append(resource)
        return
      }
    }
    throw ExplainedError.serviceOutOfReach(
      "/" + resource,
      Phrase(
        "listan måste gång på gång läsas från början (HTTP 410)", "the list has to be begun again and again (HTTP 410)")
    )
  }

  private func list(
    _ resource: String, _ filter: [(name: String, value: String)], _ client: ServiceClient, _ pages: inout Int
  ) async throws -> [PulledFiles.File] {
    let place = "/" + resource
    let limit = (name: "limit", value: "\(settings.pageSize)")
    var query = formEncoded(filter + [limit])
    var seen: Set<String> = []
    var paths: [PulledFiles.File] = []
    var file: PageFile?
    var objectBytes = 0
    while true {
      let bytes = try await client.get(place, query: query)
      pages += 1
      let page = try PagedAnswer(bytes)
      if page.isList {
        let list = try file ?? PageFile(path: "\(folder)/\(resource).json")
        file = list
        try list.add(page, of: bytes)
        guard list.byteCount <= Self.largestFile else { throw Self.endless(place) }
      } else if resource != Self.deleted {
        // Only deletions come as an object; taken for an empty list, anything else would be nobody's pupils.
        throw ExplainedError.answerIsNoPage
      } else if !bytes[page.entries].allSatisfy({ $0 <= 0x20 }) {
        objectBytes += bytes.count
        guard objectBytes <= Self.largestFile else { throw Self.endless(place) }
        // Objects by type cannot be put together as lists can: each page is a file.
        let own = try PageFile(path: "\(folder)/\(resource)-\(paths.count + 1).json", isList: false)
        try own.add(page, of: bytes)
        try own.finish()
        paths.append(PulledFiles.File(resource: resource, path: own.path))
      }
      guard let token = page.pageToken else { break }
      guard seen.insert(token).inserted, seen.count <= Self.mostPages else { throw Self.endless(place) }
      // A token may stand with `limit` and nothing else.
      query = formEncoded([(name: "pageToken", value: token), limit])
    }
    if let file {
      try file.finish()
      paths.insert(PulledFiles.File(resource: resource, path: file.path), at: 0)
    }
    return paths
  }

  private static func endless(_ place: String) -> ExplainedError {
    .serviceAnswerWrong(
      place, Phrase("tjänsten ger samma sida om och om igen", "the service gives the same page over and over"))
  }
}
