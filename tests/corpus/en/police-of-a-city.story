id: police-of-a-city
published: 2024-03-08

A 17-year-old boy was shot on Thursday evening in the Eastmeadow neighborhood. He was walking home when a car drew up, according to Chicago Police.

mentions: Eastmeadow > ? | Chicago > Chicago, USA
reports: armed-attack | 2024-03-07 | Chicago, USA (near) | killed 0+ injured 1
