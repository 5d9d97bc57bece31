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
    var document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    write(to: &document, indentation: "")
    return document
  }

  /// Adds its lines to one text: a document may have millions.
  private func write(to document: inout String, indentation: String) {
    document += "\(indentation)<\(name)"
    for (name, value) in attributes { document += " \(name)=\"\(xmlAttribute(value))\"" }
    if let text {
      document += ">\(xmlText(text))</\(name)>\n"
    } else if children.isEmpty {
      document += "/>\n"
    } else {
      document += ">\n"
      for child in children { child.write(to: &document, indentation: indentation + "  ") }
      document += "\(indentation)</\(name)>\n"
    }
  }
}
