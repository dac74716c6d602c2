id: just-outside
published: 2024-03-03

A suicide bomber killed six people just outside Torkham on Saturday. Gunmen shot dead two policemen in the vicinity of Herat on Friday. Two rockets killed a shepherd south of Kandahar on Thursday.

mentions: Torkham > Torkham, AFG;PAK | Herat > Herat, AFG | Kandahar > Kandahar, AFG
reports: shelling | 2024-02-29 | Kandahar, AFG (near, 12 km S) | killed 1
reports: armed-attack | 2024-03-01 | Herat, AFG (near) | killed 2 injured 0+ | by Unidentified armed group
reports: suicide-bombing | 2024-03-02 | Torkham, AFG;PAK (near) | killed 6
