id: but-later-died
published: 2024-03-08

A girl was shot in Kisumu on Thursday. The girl was flown to a hospital but later died.

mentions: Kisumu > Kisumu, KEN
reports: armed-attack | 2024-03-07 | Kisumu, KEN (exact) | killed 1 injured 0+
