id: suspected
published: 2024-05-20

Suspected members of Boko Haram attacked a village near Gwoza in Borno State on Saturday and killed four farmers.

mentions: Gwoza > Gwoza, NGA | Borno State > Borno, NGA
reports: armed-attack | 2024-05-18 | Gwoza, NGA (near) | killed 4 | by Boko Haram
