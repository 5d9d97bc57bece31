/// Names, each after those on which it depends, and cycles where there are some.
///
/// A depth-first search with a stack of its own (Tarjan, "Depth-First Search and Linear Graph
/// Algorithms", 1972), so that no chain is too long. Names within a cycle are ordered too, each once.
struct DependencyOrder<Name: Hashable> {
  private(set) var names: [Name] = []
  /// Cycles that share no name with an earlier one, the first name of each repeated at its end.
  private(set) var cycles: [[Name]] = []

  private enum State { case open, done }

  init(of names: [Name], dependencies: [Name: [Name]]) {
    var states: [Name: State] = [:]
    var cyclic: Set<Name> = []
    for name in names where states[name] == nil {
      var path: [(name: Name, rest: ArraySlice<Name>)] = [(name, dependencies[name, default: []][...])]
      states[name] = .open
      while let (current, rest) = path.last {
        guard let next = rest.first else {
          states[current] = .done
          self.names.append(current)
          path.removeLast()
          continue
        }
        path[path.count - 1].rest = rest.dropFirst()
        switch states[next] {
        case .done: continue
        case .open:
          let cycle = path.map(\.name).drop { $0 != next }
          guard cyclic.isDisjoint(with: cycle) else { continue }
          cyclic.formUnion(cycle)
          cycles.append(cycle + [next])
        case nil:
          states[next] = .open
          path.append((next, dependencies[next, default: []][...]))
        }
      }
    }
  }
}
