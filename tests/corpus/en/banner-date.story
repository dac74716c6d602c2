id: banner-date

Live TV Sports Thursday, June 01, 2023

Prison breaks that followed the fall of the government

Fighters killed a former chief of the group during a jailbreak in Kabul on Aug. 16. On Sept. 5 gunmen shot dead a cleric there.

mentions: Kabul > Kabul, AFG
times: Thursday, June 01, 2023 > 2023-06-01 | Aug. 16 > XXXX-08-16 | Sept. 5 > XXXX-09-05
reports: armed-attack | Aug. 16 ? | Kabul, AFG (exact) | killed 1 injured 0+
reports: armed-attack | Sept. 5 ? | Kabul, AFG (exact) | killed 1 injured 0+ | by Unidentified armed group
