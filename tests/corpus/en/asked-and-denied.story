id: asked-and-denied
published: 2024-03-03

Did rebels attack Goma on Friday? The army denied that guerrillas had attacked a market in Bunia on Saturday. No attack took place in Beni.

mentions: Goma > Goma, COD | Bunia > Bunia, COD | Beni > Beni, COD
reports: armed-attack | 2024-03-02 | Bunia, COD (exact) | by Guerrillas | alleged
