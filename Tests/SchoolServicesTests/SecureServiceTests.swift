import ActivityResponsibility
import Foundation
import NIOSSL
import Testing

@testable import SchoolServices
@testable import ServiceBuilding

/// Certificates made for one run: an authority, a service and a client that it has signed.
private struct Certificates {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "certificates-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try openssl(
      "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=authority -keyout ca.key -out ca.pem"
    )
    for (name, subject, extra) in [
      ("service", "/CN=localhost", "subjectAltName=DNS:localhost,IP:127.0.0.1"),
      ("client", "/CN=kommunen", "basicConstraints=CA:FALSE"),
    ] {
      try Data(extra.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).ext"))
      try openssl(
        "req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj \(subject) -keyout \(name).key -out \(name).csr"
      )
      try openssl(
        "x509 -req -days 2 -in \(name).csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile \(name).ext -out \(name).pem"
      )
    }
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// What the service demands: a client certificate of the authority.
  func security() throws -> TLSConfiguration {
    var security = TLSConfiguration.makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMFile(path("service.pem")).map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(file: path("service.key"), format: .pem)))
    security.trustRoots = .file(path("ca.pem"))
    security.certificateVerification = .noHostnameVerification
    return security
  }

  private func openssl(_ arguments: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments = arguments.split(separator: " ").map(String.init)
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }
}

private func pull(_ service: SchoolService, _ certificates: Certificates, client: Bool, authority: Bool) async throws
  -> PulledFiles
{
  let base = try #require(ServiceAddress("https://localhost:\(service.port)"))
  let settings = ServiceSettings(
    base: base, certificate: client ? certificates.path("client.pem") : nil,
    key: client ? certificates.path("client.key") : nil,
    authority: authority ? certificates.path("ca.pem") : nil, attempts: 1, patience: 2)
  return try await SchoolServicePull(settings, into: certificates.folder, pace: ServiceClient.Pace()).run(
    deletedAfter: nil)
}

@Test func `a service that wants a certificate gets it, and one that is not what it says gets nothing`() async throws {
  let certificates = try Certificates()
  let service = try await SchoolService(security: try certificates.security()) { question, _ in
    .json(#"{"data":[{"id":"a"}],"pageToken":null}"#)
  }
  let pulled = try await pull(service, certificates, client: true, authority: true)
  #expect(pulled.files.count == 2)
  let asked = service.questions.count
  await #expect { try await pull(service, certificates, client: false, authority: true) } throws: {
    ($0 as? ExplainedError)?.code == .serviceOutOfReach
  }
  await #expect { try await pull(service, certificates, client: true, authority: false) } throws: {
    ($0 as? ExplainedError)?.code == .serviceOutOfReach
  }
  #expect(service.questions.count == asked)
  await service.stop()
}
