id: told-twice
published: 2021-11-05
awaits: the toll that another source puts

Gunmen attacked a hospital in Kabul on Tuesday. Seven people died in the attack, the Taliban said. Doctors put the death toll at 25.

mentions: Kabul > Kabul, AFG
reports: armed-attack | 2021-11-02 | Kabul, AFG (exact) | killed 7..25 | by Unidentified armed group
