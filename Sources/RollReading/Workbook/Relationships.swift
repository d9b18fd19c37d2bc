import ActivityResponsibility

/// What one part of a workbook says that other parts are to it.
struct Relationships {
  struct Relationship {
    let type: [UInt8]
    /// The other part's name in the archive.
    let target: [UInt8]

    /// Types are long addresses, of which there are two families; the last word is the same in both.
    func isOfType(_ word: String) -> Bool { type.reversed().starts(with: ("/" + word).utf8.reversed()) }
  }

  private(set) var byID: [[UInt8]: Relationship] = [:]
  private var inOrder: [Relationship] = []

  private enum Name: Int { case relationship, id, type, target, targetMode }
  private static let names = XMLNames(["Relationship", "Id", "Type", "Target", "TargetMode"])

  /// None.
  init() {}

  /// - Parameter folder: where the part is that they belong to, with a slash at the end; targets are told from there.
  init(_ archive: ZipArchive, _ part: ZipArchive.Member, folder: [UInt8]) throws {
    var byID: [[UInt8]: Relationship] = [:]
    var inOrder: [Relationship] = []
    try archive.parse(part, names: Relationships.names) { event in
      guard case .start(let element) = event, element.name == Name.relationship.rawValue,
        let id = element.attribute(Name.id.rawValue), let type = element.attribute(Name.type.rawValue),
        let target = element.attribute(Name.target.rawValue)
      else { return }
      // What lies outside of the file is never fetched.
      if let mode = element.attribute(Name.targetMode.rawValue), mode.elementsEqual("External".utf8) { return }
      let relationship = Relationship(
        type: Array(type), target: Relationships.resolve(Array(target), in: folder))
      byID[Array(id)] = relationship
      inOrder.append(relationship)
    }
    self.byID = byID
    self.inOrder = inOrder
  }

  func first(ofType word: String) -> Relationship? { inOrder.first { $0.isOfType(word) } }

  /// A target as a name in the archive: from the top where it begins with a slash, else from the folder.
  static func resolve(_ target: [UInt8], in folder: [UInt8]) -> [UInt8] {
    let whole = target.first == 0x2F ? target : folder + target
    var steps: [ArraySlice<UInt8>] = []
    for step in whole.split(separator: 0x2F) {
      if step.elementsEqual("..".utf8) {
        _ = steps.popLast()
      } else if !step.elementsEqual(".".utf8) {
        steps.append(step)
      }
    }
    return Array(steps.joined(separator: [0x2F]))
  }
}
