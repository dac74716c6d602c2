id: claimed-by
published: 2024-01-05

Islamic State claimed responsibility on Thursday for two explosions that killed at least 84 people in the Iranian city of Kerman a day earlier.

mentions: Iranian > Iran, IRN (people) | Kerman > Kerman, IRN
reports: bombing | 2024-01-03 | Kerman, IRN (exact) | killed 84+ | by Islamic State
