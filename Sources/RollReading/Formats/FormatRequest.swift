/// What the person said the file is (`--format`). Each format that is read says which request it answers.
public struct FormatRequest: Hashable, Sendable, CaseIterable {
  /// The name as `--format` takes it.
  public let name: String

  init(named name: String) { self.name = name }

  /// Look at the file and find out.
  public static let auto = FormatRequest(named: "auto")

  public static let allCases: [FormatRequest] = FileFormat.all.compactMap(\.request).reduce(into: [auto]) { all, next in
    if !all.contains(next) { all.append(next) }
  }

  /// The request of that name, upper or lower case, or `nil` where no format has the name.
  public init?(_ name: some StringProtocol) {
    let name = name.lowercased()
    guard let request = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = request
  }

  /// Whether a file of the format is what was asked for.
  func fits(_ format: FileFormat) -> Bool { self == .auto || format.request == self }
}
