id: truck-bomb-is-none
published: 2024-03-04

Nine people were killed by a truck bomb in Mogadishu on Saturday. A fire swept through the market for hours, and a fire engine crashed on its way there.

mentions: Mogadishu > Mogadishu, SOM
reports: bombing | 2024-03-02 | Mogadishu, SOM (exact) | killed 9
