id: age-is-no-toll
published: 2024-03-28

Maria Keller, age 91, was killed in Goma on Tuesday. Jan Okello, 34, was killed in Bunia on Wednesday.

mentions: Goma > Goma, COD | Bunia > Bunia, COD
reports: armed-attack | 2024-03-26 | Goma, COD (exact) | killed 1 injured 0+
reports: armed-attack | 2024-03-27 | Bunia, COD (exact) | killed 1 injured 0+
