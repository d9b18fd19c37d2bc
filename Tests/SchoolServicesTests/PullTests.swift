import ActivityResponsibility
import Foundation
import Synchronization
import Testing

@testable import SchoolServices
@testable import ServiceBuilding

/// A folder of a test's own that goes away with it.
private final class Folder {
  let path = NSTemporaryDirectory() + "pull-" + UUID().uuidString
  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(atPath: path) }  // Left behind, it harms nobody.

  func file(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
    let path = "\(path)/\(name)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }
}

private final class Waits: Sendable {
  let seconds = Mutex<[Double]>([])
  var all: [Double] { seconds.withLock { $0 } }
}

private func pull(
  _ service: SchoolService, into folder: Folder, deletedAfter: String? = nil, waits: Waits = Waits(), attempts: Int = 4,
  token: Bool = false, secretMode: Int = 0o600, patience: Int = 5
) async throws -> PulledFiles {
  let base = try #require(ServiceAddress("http://127.0.0.1:\(service.port)"))
  let settings = ServiceSettings(
    base: base, token: token ? ServiceAddress("http://127.0.0.1:\(service.port)/connect/token") : nil,
    clientID: "kommunen",
    clientSecretFile: token ? try folder.file("secret", "hemligt & långt\n", mode: secretMode) : nil,
    pageSize: 2, attempts: attempts, patience: patience)
  let pace = ServiceClient.Pace(
    firstWait: 1, wait: { seconds in waits.seconds.withLock { $0.append(seconds) } }, chance: { 1 })
  return try await SchoolServicePull(settings, into: folder.path, pace: pace).run(deletedAfter: deletedAfter)
}

private func text(_ pulled: PulledFiles, _ resource: String) throws -> String {
  let path = try #require(pulled.files.first { $0.resource == resource }?.path)
  return try String(contentsOfFile: path, encoding: .utf8)
}

/// A service with one school and three persons in two pages.
private func usual(_ question: Question) -> Reply {
  switch (question.path, question.query) {
  case ("/organisations", _): .json(#"{"data":[{"id":"o1"}],"pageToken":null}"#)
  case ("/persons", "limit=2"): .json(#"{"data":[{"id":"a"}, {"id":"b"}],"pageToken":"t 2"}"#)
  case ("/persons", "pageToken=t%202&limit=2"): .json(#"{"data":[{"id":"c"}],"pageToken":null}"#)
  case ("/deletedEntities", _): .json(#"{"data":{"persons":["x"]},"pageToken":null}"#)
  default: .status(400)
  }
}

@Test func `pages become one file, and a page token stands with limit alone`() async throws {
  let service = try await SchoolService { question, _ in usual(question) }
  let folder = try Folder()
  let pulled = try await pull(service, into: folder, deletedAfter: "2026-10-01T00:00:00Z")
  #expect(pulled.files.map(\.resource) == ["organisations", "deletedEntities", "persons"])
  #expect(
    try text(pulled, "persons") == "{\"data\":[{\"id\":\"a\"}, {\"id\":\"b\"},\n{\"id\":\"c\"}],\"pageToken\":null}\n")
  #expect(try text(pulled, "deletedEntities") == "{\"data\":{\"persons\":[\"x\"]},\"pageToken\":null}\n")
  #expect(service.questions.map(\.path) == ["/organisations", "/persons", "/persons", "/deletedEntities"])
  #expect(service.questions.last?.query == "after=2026-10-01T00%3A00%3A00Z&limit=2")
  await service.stop()
}

@Test func `nothing is asked about deletions before anything was pulled`() async throws {
  let service = try await SchoolService { question, _ in usual(question) }
  let pulled = try await pull(service, into: try Folder())
  #expect(pulled.files.map(\.resource) == ["organisations", "persons"])
  await service.stop()
}

@Test func `a page token that has expired begins the list again and never ends it`() async throws {
  let service = try await SchoolService { question, before in
    question.query.contains("pageToken") && before == 0 ? .status(410) : usual(question)
  }
  let folder = try Folder()
  let pulled = try await pull(service, into: folder)
  #expect(pulled.restarts == 1)
  #expect(try text(pulled, "persons").split(separator: "\"id\"").count == 4)
  await service.stop()
}

@Test func `a list that expires for ever is given up`() async throws {
  let service = try await SchoolService { question, _ in
    question.query.contains("pageToken") ? .status(410) : usual(question)
  }
  await #expect { try await pull(service, into: try Folder()) } throws: {
    ($0 as? ExplainedError)?.code == .serviceOutOfReach
  }
  await service.stop()
}

@Test func `a busy service is asked again, and as late as it wishes`() async throws {
  let folder = try Folder()
  let service = try await SchoolService { question, before in
    switch (question.path, before) {
    case ("/persons", 0) where question.query == "limit=2": .status(429, headers: [("Retry-After", "17")])
    case ("/persons", 1) where question.query == "limit=2": .status(503)
    case ("/organisations", 0): .breakOff
    default: usual(question)
    }
  }
  let waits = Waits()
  let pulled = try await pull(service, into: folder, waits: waits)
  #expect(try text(pulled, "persons").contains("\"c\""))
  #expect(waits.all == [1, 17, 2])
  await service.stop()
  withExtendedLifetime(folder) {}
}

@Test func `a service that never answers is given up after so many attempts`() async throws {
  let service = try await SchoolService { _, _ in .silence }
  let waits = Waits()
  await #expect { try await pull(service, into: try Folder(), waits: waits, attempts: 2, patience: 1) } throws: {
    ($0 as? ExplainedError)?.code == .serviceOutOfReach
  }
  #expect(waits.all.count == 1)
  await service.stop()
}

@Test(arguments: [400, 403, 302, 401] as [UInt])
func `a refusal is told at once`(_ status: UInt) async throws {
  let service = try await SchoolService { _, _ in .status(status, headers: [("Location", "http://127.0.0.1:1/")]) }
  let waits = Waits()
  await #expect { try await pull(service, into: try Folder(), waits: waits) } throws: {
    ($0 as? ExplainedError)?.code == .serviceRefused
  }
  #expect(waits.all.isEmpty)
  await service.stop()
}

@Test func `what the service does not have is told, unless it is the persons`() async throws {
  let service = try await SchoolService { question, _ in
    question.path == "/persons" ? usual(question) : .status(404)
  }
  let pulled = try await pull(service, into: try Folder(), deletedAfter: "2026-10-01T00:00:00Z")
  #expect(pulled.missing == ["organisations", "deletedEntities"])
  await service.stop()
  let empty = try await SchoolService { question, _ in question.path == "/persons" ? .status(404) : usual(question) }
  await #expect { try await pull(empty, into: try Folder()) } throws: {
    ($0 as? ExplainedError)?.code == .serviceRefused
  }
  await empty.stop()
}

@Test func `the same page over and over is no list`() async throws {
  let service = try await SchoolService { question, _ in
    question.path == "/persons" ? .json(#"{"data":[{"id":"a"}],"pageToken":"same"}"#) : usual(question)
  }
  await #expect { try await pull(service, into: try Folder()) } throws: {
    ($0 as? ExplainedError)?.code == .serviceAnswerWrong
  }
  await service.stop()
}

@Test(arguments: ["<html>logga in</html>", "{\"data\":[", ""])
func `an answer that is no page is refused`(_ text: String) async throws {
  let service = try await SchoolService { _, _ in .json(text) }
  await #expect { try await pull(service, into: try Folder()) } throws: {
    ($0 as? ExplainedError)?.code == .serviceAnswerWrong
  }
  await service.stop()
}

@Test func `a token is asked for with the client's credentials, used, and renewed when it is refused`() async throws {
  let folder = try Folder()
  let service = try await SchoolService { question, before in
    if question.path == "/connect/token" {
      return .json("{\"access_token\":\"t\(before)\",\"expires_in\":3600,\"token_type\":\"Bearer\"}")
    }
    // The first token is taken back while the pull goes on.
    if question.authorization == "Bearer t0", question.query.contains("pageToken") { return .status(401) }
    guard question.authorization?.hasPrefix("Bearer t") == true else { return .status(401) }
    return usual(question)
  }
  let pulled = try await pull(service, into: folder, token: true)
  #expect(try text(pulled, "persons").contains("\"c\""))
  let asked = service.questions.filter { $0.path == "/connect/token" }
  #expect(asked.count == 2)
  #expect(
    asked.first?.body
      == "grant_type=client_credentials&client_id=kommunen&client_secret=hemligt%20%26%20l%C3%A5ngt")
  #expect(asked.first?.authorization == nil)
  await service.stop()
  withExtendedLifetime(folder) {}
}

@Test func `a secret that everyone may read is not used`() async throws {
  let service = try await SchoolService { question, _ in usual(question) }
  await #expect { try await pull(service, into: try Folder(), token: true, secretMode: 0o644) } throws: {
    ($0 as? ExplainedError)?.code == .settingMalformed
  }
  #expect(service.questions.isEmpty)
  await service.stop()
}

@Test func `a token that is none, or would end its header, is refused`() async throws {
  for answer in [#"{"access_token":"a\r\nX: y"}"#, "{}", #"{"access_token":"a","token_type":"mac"}"#] {
    let service = try await SchoolService { question, _ in
      question.path == "/connect/token" ? .json(answer) : usual(question)
    }
    await #expect { try await pull(service, into: try Folder(), token: true) } throws: {
      ($0 as? ExplainedError)?.code == .serviceAnswerWrong
    }
    await service.stop()
  }
}

@Test func `what is pulled is readable to nobody else`() async throws {
  let folder = try Folder()
  let service = try await SchoolService { question, _ in usual(question) }
  let pulled = try await pull(service, into: folder)
  for file in pulled.files {
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }
  await service.stop()
  withExtendedLifetime(folder) {}
}
