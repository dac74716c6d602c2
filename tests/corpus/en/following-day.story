id: following-day
published: 2021-09-02

A drone strike killed two men in Nangarhar Province on Aug. 28. A second air strike in Kabul the following day killed 10 civilians.

mentions: Nangarhar Province > Nangarhar, AFG | Kabul > Kabul, AFG
times: Aug. 28 > 2021-08-28 | the following day > 2021-08-29
reports: air-strike | 2021-08-28 | Nangarhar, AFG (region) | killed 2
reports: air-strike | 2021-08-29 | Kabul, AFG (exact) | killed 10
