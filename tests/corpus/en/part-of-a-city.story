id: part-of-a-city
published: 2024-03-08

Three men were shot and wounded in North Philadelphia on Thursday.

mentions: North Philadelphia > Philadelphia, USA
reports: armed-attack | 2024-03-07 | Philadelphia, USA (exact) | killed 0+ injured 3
