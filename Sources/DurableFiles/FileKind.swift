import Foundation

/// What stands at a path, a symbolic link not being followed.
enum FileKind {
  case regular
  case folder
  case link
  case other
  case missing

  init(of url: URL) {
    var status = stat()
    guard lstat(url.path, &status) == 0 else {
      self = .missing
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}
