id: head-killed-elsewhere
published: 2021-09-20

On Sept. 8 the Taliban assassinated the head of the group in Balochistan Province while he was staying in Afghanistan's Nimroz Province.

mentions: Balochistan Province > Balochistan, PAK | Afghanistan > Afghanistan, AFG | Nimroz Province > Nimroz, AFG
reports: assassination | 2021-09-08 | Nimroz, AFG (region) | by Taliban
