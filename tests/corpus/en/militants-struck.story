id: militants-struck
published: 2021-09-02

A drone strike killed two militants in Nangarhar Province on Aug. 28.

mentions: Nangarhar Province > Nangarhar, AFG
reports: air-strike | 2021-08-28 | Nangarhar, AFG (region) | killed 2
