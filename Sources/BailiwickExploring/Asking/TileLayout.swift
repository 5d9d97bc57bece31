/// Where each country stands on a map of tiles of one size: a row of the map on each line, a tile on every third column.
///
/// Neighbours stand side by side as far as there is room: islands that crowd a sea spread over the next ocean. The data
/// is ours. It was laid out by annealing, from the middle of each country, and mended by hand.
package enum TileLayout {
  /// The codes of the countries, row by row; `nil` where there is sea.
  package static let rows: [[String?]] = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    let bytes = Array(line.utf8)
    return stride(from: 0, to: bytes.count, by: 3).map { start in
      bytes[start] == UInt8(ascii: " ") ? nil : String(decoding: bytes[start..<start + 2], as: UTF8.self)
    }
  }

  /// How many columns of a terminal it takes.
  package static let width = rows.map { $0.count * 3 }.max() ?? 0

  private static let text = """
                      GL IS FO SJ NO SE FI
                            IM NL DK AX EE LV
                         IE GB BE DE CZ PL LT BY
                         GG JE LU LI AT SK    MD UA       RU
                            FR CH SI HR HU RS RO       KZ
       CA       PM          AD MC SM BA XK BG TR GE AZ UZ KG MN
       US                PT ES VA IT ME AL MK SY AM TM AF TJ
             BM             GI TN MT    GR CY LB IQ IR PK          KP
       BS TC    AI          MA DZ          PS IL KW BH    NP BT CN KR JP
    CU HT DO VG MF BL    EH          LY    EG JO SA QA AE IN BD MO TW
    MX JM PR VI SX AG    MR                            OM    MM LA HK
    BZ KY AW KN MS GP CV SN ML                      YE       TH VN
    GT HN CW BQ DM MQ GM GW GN BF NE TD    SD ER                KH
    SV NI PA    VC LC BB SL GH BJ NG             DJ                PH MP
       CR CO VE GD TT    LR CI TG CM CF    SS ET          LK          GU    UM
          EC    GY SR GF       ST GQ       UG    SO    MV    MY BN PW FM MH
                                  GA CG CD RW KE             SG ID PG NR KI
          PE       BR       SH             BI TZ    SC IO    CC CX TL SB TV TK
             BO                      AO          KM                   VU WS AS PF
                PY                         ZM MW YT MU             AU NC WF NU CK
             CL AR UY                NA BW ZW MZ MG RE                NF FJ TO PN
                FK GS                   ZA LS SZ    TF                   NZ
                               BV                   HM
                            AQ
    """
}
