/// Plain values side by side that never change; reading them counts no references. The first is where a processor
/// begins to fetch memory.
struct FlatArray<Element: BitwiseCopyable>: @unchecked Sendable {
  private final class Storage {
    let start: UnsafeMutablePointer<Element>

    init(_ elements: [Element]) {
      let size = max(elements.count, 1) * MemoryLayout<Element>.stride
      start = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
        .bindMemory(to: Element.self, capacity: max(elements.count, 1))
      for (number, element) in elements.enumerated() { (start + number).initialize(to: element) }
    }

    deinit { start.deallocate() }
  }

  private let storage: Storage
  /// Lives as long as the array does.
  let start: UnsafePointer<Element>
  let count: Int

  init(_ elements: [Element]) {
    storage = Storage(elements)
    start = UnsafePointer(storage.start)
    count = elements.count
  }
}
