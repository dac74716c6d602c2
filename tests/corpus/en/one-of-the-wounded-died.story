id: one-of-the-wounded-died
published: 2024-03-08

Gunmen opened fire on a market in Kisumu on Thursday and wounded five people. One of them died at a hospital.

mentions: Kisumu > Kisumu, KEN
reports: armed-attack | 2024-03-07 | Kisumu, KEN (exact) | killed 1 injured 4 | by Unidentified armed group
