id: capitals
published: 2025-08-22

BOGOTA, AUG 22, 2025 -- A CAR BOMB EXPLODED IN CALI ON THURSDAY, KILLING SIX PEOPLE AND WOUNDING 71. THE MARCH FOR PEACE WILL GO AHEAD.

mentions: BOGOTA > Bogotá, COL | CALI > Cali, COL
reports: bombing | 2025-08-21 | Cali, COL (exact) | killed 6 injured 71
