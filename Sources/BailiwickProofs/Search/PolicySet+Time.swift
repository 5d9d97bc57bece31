import BailiwickModel

extension PolicySet {
  /// Whether anything in a result may depend on the time: a window, a test, or the days of an order.
  var readsTime: Bool {
    func reads(_ sentence: Sentence) -> Bool {
      sentence.window != .always || sentence.orders.contains { if case .named = $0 { true } else { false } }
        || sentence.tests.contains { $0.path.root == .time }
    }
    return rules.contains { reads($0.sentence) } || marks.contains { reads($0.sentence) }
  }
}
