import Foundation

/// A fault in the SQL files, with the file.
struct SQLFault: Error, CustomStringConvertible {
  let description: String
}

/// The files of `sql/`, read and checked.
struct SQLFolder {
  let queries: [SQLFile]
  let checks: [SQLFile]
  let migrations: [(number: Int, file: SQLFile)]
  let roles: String

  init(_ folder: URL) throws {
    queries = try Self.files(in: folder.appendingPathComponent("queries"))
    checks = try Self.files(in: folder.appendingPathComponent("checks"))
    // A query and a check are prepared on the same connection, by the same kind of name.
    try Self.requireDistinctNames(queries + checks)
    migrations = try Self.files(in: folder.appendingPathComponent("migrations")).map(Self.numbered)
    for (one, next) in zip(migrations, migrations.dropFirst()) where one.number == next.number {
      throw SQLFault(description: "\(next.file.path): another migration has number \(next.number)")
    }
    let rolesFile = folder.appendingPathComponent("roles.sql")
    let hasRoles = FileManager.default.fileExists(atPath: rolesFile.path)
    roles = hasRoles ? try String(contentsOf: rolesFile, encoding: .utf8) : ""
  }

  /// The `.sql` files of a folder and its subfolders, by name; none where there is no folder.
  private static func files(in folder: URL) throws -> [SQLFile] {
    guard let entries = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return [] }
    return try entries.compactMap { $0 as? URL }
      .filter { $0.pathExtension == "sql" }
      .map { try SQLFile($0) }
      .sorted { $0.name < $1.name }
  }

  private static func requireDistinctNames(_ files: [SQLFile]) throws {
    var seen: [String: SQLFile] = [:]
    for file in files {
      if let other = seen.updateValue(file, forKey: file.propertyName) {
        throw SQLFault(description: "\(file.path): \(other.path) has the same name")
      }
    }
  }

  /// Splits `0001_first_tables` into its number and its name.
  private static func numbered(_ file: SQLFile) throws -> (number: Int, file: SQLFile) {
    let digits = file.name.prefix { $0.isASCII && $0.isNumber }
    guard digits.count == 4, let number = Int(digits), file.name.dropFirst(4).first == "_", file.name.count > 5 else {
      throw SQLFault(description: "\(file.path): a migration is called NNNN_name.sql")
    }
    return (number, file)
  }
}
