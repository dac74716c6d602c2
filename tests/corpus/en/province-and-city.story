id: province-and-city
published: 2021-10-18

Two men were shot dead in Nimroz Province on Oct. 14. On Oct. 15 suicide bombers killed at least 47 people at a mosque in Kandahar, a city 250 miles to the east.

mentions: Nimroz Province > Nimroz, AFG | Kandahar > Kandahar, AFG
reports: armed-attack | 2021-10-14 | Nimroz, AFG (region) | killed 2 injured 0+
reports: suicide-bombing | 2021-10-15 | Kandahar, AFG (exact) | killed 47+
