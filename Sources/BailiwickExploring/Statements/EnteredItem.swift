import Bailiwick
import BailiwickSource
import BailiwickSyntax

/// An item that was entered.
struct EnteredItem {
  /// What it is and its name: a named item replaces the one that has the same. `nil` where there is no name.
  let key: Key?
  /// As it was entered.
  let text: String

  struct Key: Hashable {
    let kind: SyntaxKind
    let name: String
  }

  /// The file that holds what is entered and replaces nothing.
  static let fileName = "<entered>"
}

extension [EnteredItem] {
  /// What stands of it: of those that have one name the last, in the place of the first.
  var present: [EnteredItem] {
    var items: [EnteredItem] = []
    var numbers: [EnteredItem.Key: Int] = [:]
    for item in self {
      if let key = item.key, let number = numbers[key] {
        items[number] = item
      } else {
        if let key = item.key { numbers[key] = items.count }
        items.append(item)
      }
    }
    return items
  }
}

extension SyntaxNode {
  /// What the item is, and its name; `nil` for one that has none.
  var itemKey: EnteredItem.Key? {
    let name: String? =
      switch kind {
      case .rule: child(.ruleHeader)?.leaf(1)?.value
      case .territory, .authority, .order, .vocabulary: leaf(1)?.value
      case .tag: child(.tagName)?.leaf(0)?.value
      case .test: leaf(.string)?.value
      default: nil
      }
    return name.map { EnteredItem.Key(kind: kind, name: kind == .vocabulary ? "" : $0) }
  }

  /// How messages speak of the item.
  var itemWords: String {
    let name = itemKey?.name ?? ""
    return switch kind {
    case .test: "test \"\(name)\""
    case .vocabulary: "vocabulary \(leaf(1)?.value ?? "")"
    default: name.isEmpty ? "\(kind)" : "\(kind) \(name)"
    }
  }
}

extension Program {
  /// The program with an item in the place of the one that has its name, or at the end.
  ///
  /// - Parameter trees: those of the files, if they are known.
  func entering(_ item: EnteredItem, trees: [SyntaxTree]? = nil) -> (program: Program, replaced: Bool) {
    var files = files
    if let key = item.key {
      for (number, file) in files.enumerated() {
        let tree = trees?[number] ?? parse(file).tree
        guard let old = tree.root.children(key.kind).first(where: { $0.itemKey == key }) else { continue }
        var bytes = file.bytes
        bytes.replaceSubrange(old.range.offsets, with: item.text.trimmed.utf8)
        files[number] = SourceFile(id: file.id, name: file.name, bytes: bytes)
        return (Program(files: files, findings: findings), true)
      }
    }
    let text = Array((item.text.trimmed + "\n").utf8)
    if let last = files.last, last.name == EnteredItem.fileName {
      files[files.count - 1] = SourceFile(id: last.id, name: last.name, bytes: last.bytes + text)
    } else {
      files.append(SourceFile(id: FileID(files.count), name: EnteredItem.fileName, bytes: text))
    }
    return (Program(files: files, findings: findings), false)
  }
}
