import ActivityResponsibility
import Glibc
import SettingFiles

/// The client's secret, read each time it is needed and kept nowhere else.
enum ClientSecret {
  /// - Throws: ``ErrorCode/settingMalformed`` where the file cannot be read, is open to everyone, or holds no secret.
  static func read(_ path: String) throws(ExplainedError) -> String {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & 0o007 != 0 {
      throw .serviceFileUnusable(
        path,
        Phrase(
          "filen med hemligheten får läsas av alla; ta bort det (chmod o-rwx)",
          "everyone may read the file with the secret; take that away (chmod o-rwx)"))
    }
    guard let bytes = SmallFile.read(path) else {
      let why = String(cString: strerror(errno))
      throw .serviceFileUnusable(
        path,
        Phrase("filen med hemligheten kan inte läsas: \(why)", "the file with the secret cannot be read: \(why)"))
    }
    var text = String(decoding: bytes, as: UTF8.self)[...]
    while text.last?.isNewline == true { text.removeLast() }
    guard !text.isEmpty, text.utf8.count <= 4_096, !text.contains(where: \.isNewline) else {
      throw .serviceFileUnusable(
        path, Phrase("filen ska hålla hemligheten på en rad", "the file should hold the secret on one line"))
    }
    return String(text)
  }
}
