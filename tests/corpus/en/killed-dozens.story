id: killed-dozens
published: 2021-10-10

A bombing at a mosque in Kunduz killed dozens of worshippers on Friday and injured scores more, witnesses said.

mentions: Kunduz > Kunduz, AFG
reports: bombing | 2021-10-08 | Kunduz, AFG (exact) | killed 12+ injured 20+
