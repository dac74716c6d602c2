id: where-it-lies
published: 2024-03-03

A gunman killed three people in Ghazni, 120 km southwest of Kabul, on Saturday.

mentions: Ghazni > Ghazni, AFG | Kabul > Kabul, AFG
reports: armed-attack | 2024-03-02 | Ghazni, AFG (exact) | killed 3 | by Unidentified armed group
