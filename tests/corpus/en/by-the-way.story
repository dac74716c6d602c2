id: by-the-way
published: 2024-03-08

Rebels killed five traders in Kisumu on Thursday. It was the first such attack in years. There had been attacks in Uganda in 1992, and attacks could spread to Tanzania, a minister said.

mentions: Kisumu > Kisumu, KEN | Uganda > Uganda, UGA | Tanzania > Tanzania, TZA
reports: armed-attack | 2024-03-07 | Kisumu, KEN (exact) | killed 5 | by Rebels
