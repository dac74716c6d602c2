id: killed-at-least
published: 2024-03-03

Shelling killed at least 12 people in Goma two days ago. Residents of Bunia fled.

mentions: Goma > Goma, COD | Bunia > Bunia, COD
reports: shelling | 2024-03-01 | Goma, COD (exact) | killed 12+
