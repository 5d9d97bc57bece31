/// The word in Latin letters, when every other letter in it looks like one: `CN` for a `CN` whose first letter is Cyrillic.
public func latinReading(of text: String) -> String? {
  var latin = ""
  for scalar in text.unicodeScalars {
    guard scalar.isASCII || lookAlikes[scalar] != nil else { return nil }
    latin.unicodeScalars.append(lookAlikes[scalar] ?? scalar)
  }
  return latin
}

/// Letters that are drawn like Latin ones in most fonts: of the table `confusables` of UTS 39 those of the
/// scripts that share a keyboard with Latin.
public let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = {
  let latin = "ABCEHIJKMOPSTXYaceijopsxyhdqwABEZHIKMNOPTYXov"
  let other = "АВСЕНІЈКМОРЅТХҮасеіјорѕхуһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧον"
  var table: [Unicode.Scalar: Unicode.Scalar] = [:]
  for (like, letter) in zip(other.unicodeScalars, latin.unicodeScalars) { table[like] = letter }
  for value in UInt32(0x41)...0x7A where value <= 0x5A || value >= 0x61 {
    if let wide = Unicode.Scalar(value + 0xFEE0), let letter = Unicode.Scalar(value) { table[wide] = letter }
  }
  return table
}()
