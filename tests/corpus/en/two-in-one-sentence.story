id: two-in-one-sentence
published: 2024-01-05

Two explosions killed at least 84 people in Kerman on Wednesday, at a ceremony for a general whom a U.S. drone strike killed in Baghdad on Jan. 3, 2020.

mentions: Kerman > Kerman, IRN | U.S. > United States, USA | Baghdad > Baghdad, IRQ
reports: air-strike | 2020-01-03 | Baghdad, IRQ (exact) | by Military Forces of United States
reports: bombing | 2024-01-03 | Kerman, IRN (exact) | killed 84+
