id: since-a-day
published: 2021-11-03

It was the deadliest bombing since Aug. 26, when a suicide bomber killed more than 170 people outside Kabul airport.

mentions: Kabul airport > Kabul International Airport, AFG
times: since Aug. 26 > 2021-08-26
reports: suicide-bombing | 2021-08-26 | Kabul International Airport, AFG (near) | killed 170+
