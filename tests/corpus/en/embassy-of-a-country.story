id: embassy-of-a-country
published: 2024-03-04

A bomb went off outside the U.S. embassy in the Tanzanian capital Dar es Salaam on Saturday, killing John Doe, 44, of Tulsa. The president condemned the attack on Sunday.

mentions: U.S. > United States, USA | Tanzanian > Tanzania, TZA (people) | Dar es Salaam > Dar es Salaam, TZA | Tulsa > Tulsa, USA
reports: bombing | 2024-03-02 | Dar es Salaam, TZA (exact) | killed 1
