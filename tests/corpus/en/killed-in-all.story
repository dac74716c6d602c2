id: killed-in-all
published: 2023-09-07

A missile hit a market in Kostiantynivka on Wednesday. 16 people died, including a child. 33 others were wounded.

mentions: Kostiantynivka > Kostyantynivka, UKR
reports: shelling | 2023-09-06 | Kostyantynivka, UKR (exact) | killed 16 injured 33
