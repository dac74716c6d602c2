id: who-holds-the-town
published: 2024-03-03

Rebels captured the town of Bunia on Thursday. Government forces recaptured the town of Goma on Friday. The army withdrew from the town of Beni on Saturday.

mentions: Bunia > Bunia, COD | Goma > Goma, COD | Beni > Beni, COD
reports: territory-change | 2024-02-29 | Bunia, COD (exact) | by Rebels
reports: territory-regained | 2024-03-01 | Goma, COD (exact) | by government forces
reports: territory-transfer | 2024-03-02 | Beni, COD (exact)
