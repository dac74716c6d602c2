id: sentenced-for
published: 2024-03-03

A court sentenced a militia leader on Friday. He was found guilty of killing three people in Bunia in 2019.

mentions: Bunia > Bunia, COD
reports: armed-attack | 2019-01-01..2019-12-31 | Bunia, COD (exact) | killed 3
