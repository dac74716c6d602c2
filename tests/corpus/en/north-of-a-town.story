id: north-of-a-town
published: 2024-03-03

Gunmen killed five farmers in the village of Qalalab, 20 km north of Kunduz, on Saturday. On Friday a roadside bomb killed three soldiers about 30 kilometres (19 miles) southwest of the Afghan city of Herat. A drone strike wounded four people a few kilometres from Goma on Thursday.

mentions: Qalalab > ? | Kunduz > Kunduz, AFG | Afghan > Afghanistan, AFG (people) | Herat > Herat, AFG | Goma > Goma, COD
reports: air-strike | 2024-02-29 | Goma, COD (near) | killed 0+ injured 4
reports: bombing | 2024-03-01 | Herat, AFG (near, 30 km SW) | killed 3
reports: armed-attack | 2024-03-02 | Kunduz, AFG (near, 20 km N) | killed 5 | by Unidentified armed group
