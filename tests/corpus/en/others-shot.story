id: others-shot
published: 2024-03-08

One person was killed and 11 others shot at a wedding in Kisumu on Thursday.

mentions: Kisumu > Kisumu, KEN
reports: armed-attack | 2024-03-07 | Kisumu, KEN (exact) | killed 1 injured 11
