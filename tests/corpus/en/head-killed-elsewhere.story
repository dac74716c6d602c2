id: head-killed-elsewhere
published: 2021-09-20

On Sept. 8 the Taliban assassinated the head of the group in Balochistan Province while he was staying in Afghanistan's Nimroz Province.

mentions:
