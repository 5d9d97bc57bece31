/// A canonical code as one number, the first of its bytes the lowest: codes have at most eight.
struct PlaceCode: Hashable, Sendable {
  let bits: UInt64

  /// `nil` for a text that can be no code, since it is too long, or ends with what stands for no byte.
  init?(_ text: String) {
    guard text.utf8.count <= 8, text.utf8.last != 0 else { return nil }
    self.init(bytes: text.utf8)
  }

  init(bytes: some Sequence<UInt8>) {
    var (bits, shift): (UInt64, UInt64) = (0, 0)
    for byte in bytes {
      precondition(shift < 64, "no code is that long")
      bits |= UInt64(byte) &<< shift
      shift += 8
    }
    self.bits = bits
  }

  var text: String {
    let length = 8 - bits.leadingZeroBitCount / 8
    return withUnsafeBytes(of: bits.littleEndian) { String(decoding: $0.prefix(length), as: UTF8.self) }
  }
}

/// The numbers of codes, in an open table with linear probing: a dictionary of texts takes several times as
/// long to fill, at every start.
struct CodeNumbers: Sendable {
  private let codes: [PlaceCode]
  /// A code's number and 1, or 0 where none is.
  private let slots: [UInt16]
  private static let slotBits = 14

  init(_ codes: [PlaceCode]) {
    precondition(codes.count < 1 << (Self.slotBits - 1), "the table is too full")
    var slots = [UInt16](repeating: 0, count: 1 << Self.slotBits)
    for (number, code) in codes.enumerated() {
      var slot = Self.slot(of: code)
      while slots[slot] != 0 { slot = Self.next(slot) }
      slots[slot] = UInt16(number + 1)
    }
    self.codes = codes
    self.slots = slots
  }

  subscript(code: PlaceCode) -> Int? {
    var slot = Self.slot(of: code)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if codes[number] == code { return number }
      slot = Self.next(slot)
    }
    return nil
  }

  subscript(text: String) -> Int? { PlaceCode(text).flatMap { self[$0] } }

  private static func slot(of code: PlaceCode) -> Int {
    Int((code.bits &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - slotBits))
  }

  private static func next(_ slot: Int) -> Int { (slot + 1) & (1 << slotBits - 1) }
}
