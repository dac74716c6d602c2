id: off-a-coast
published: 2024-03-03

Militants attacked a cargo ship 60 nautical miles off Hodeidah on Saturday and killed two sailors. Pirates seized a tanker off the coast of Somalia on Friday.

mentions: Hodeidah > Hodeidah, YEM | Somalia > Somalia, SOM
reports: armed-attack | 2024-03-02 | Hodeidah, YEM (water) | killed 2 injured 0+ | by Militants
