import Glibc

/// The project's own files, for tests that hold documents and code together.
public enum ProjectFiles {
  /// The project's folder, from where this file is.
  public static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/")

  /// Every file in a folder of the project and below it whose name ends so.
  public static func below(_ folder: String, ending: String) -> [String] {
    let path = folder.hasPrefix("/") ? folder : "\(root)/\(folder)"
    return entries(of: path).flatMap { name -> [String] in
      let whole = "\(path)/\(name)"
      if name.hasSuffix(ending) { return [whole] }
      return below(whole, ending: ending)
    }
  }

  /// The names in a folder, sorted, without those that begin with a point; none where there is no such folder.
  public static func entries(of path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      // The name is a tuple of characters that ends with zero.
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
