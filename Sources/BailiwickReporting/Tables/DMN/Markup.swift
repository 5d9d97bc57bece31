/// An XML element, to be written.
struct Markup {
  let name: String
  var attributes: [(name: String, value: String)] = []
  var children: [Markup] = []
  var text: String?

  /// An element without children; attributes whose value is `nil` are left out.
  init(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String? = nil) {
    self.name = name
    self.attributes = attributes.compactMap { name, value in value.map { (name, $0) } }
    self.text = text
  }

  init(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: [Markup]) {
    self.init(name, attributes)
    self.children = children
  }

  /// The document with this element as its root.
  var document: String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + lines.map { $0 + "\n" }.joined()
  }

  private var lines: [String] {
    let start = "<" + name + attributes.map { " \($0.name)=\"\(xmlAttribute($0.value))\"" }.joined()
    if let text { return ["\(start)>\(xmlText(text))</\(name)>"] }
    if children.isEmpty { return [start + "/>"] }
    return [start + ">"] + children.flatMap { $0.lines.map { "  " + $0 } } + ["</\(name)>"]
  }
}
