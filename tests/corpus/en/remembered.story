id: remembered
published: 2021-11-05

The two men met in Doha. One of them had lost a brother in 2019, when a suicide bomber killed 63 people at a wedding in Kabul on Aug. 17. The talks will go on in Islamabad next week.

mentions: Doha > Doha, QAT | Kabul > Kabul, AFG | Islamabad > Islamabad, PAK
times: 2019 > 2019 | Aug. 17 > 2019-08-17 | next week > 2021-W45
reports: suicide-bombing | 2019-08-17 | Kabul, AFG (exact) | killed 63
