id: port-on-a-sea
published: 2024-03-16

Two missiles hit the Black Sea port of Odesa on Friday and killed 21 people. The western German city of Solingen sent ambulances.

mentions: Black Sea > Black Sea | Odesa > Odesa, UKR | German > Germany, DEU (people) | Solingen > Solingen, DEU
reports: shelling | 2024-03-15 | Odesa, UKR (exact) | killed 21
