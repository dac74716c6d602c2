id: killed-when
published: 2024-03-28

Five engineers were killed when a suicide bomber rammed their bus in Besham on Tuesday.

mentions: Besham > Besham, PAK
reports: suicide-bombing | 2024-03-26 | Besham, PAK (exact) | killed 5
