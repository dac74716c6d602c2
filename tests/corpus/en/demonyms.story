id: demonyms
published: 2022-01-20

Afghan and Pakistani officials met in Torkham. The Kabuli traders among them asked for longer hours.

mentions: Afghan > Afghanistan, AFG (people) | Pakistani > Pakistan, PAK (people) | Torkham > Torkham, AFG;PAK | Kabuli > Kabul, AFG (people)
reports: none
