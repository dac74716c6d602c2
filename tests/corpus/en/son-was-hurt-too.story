id: son-was-hurt-too
published: 2024-03-08

A woman was shot dead in Kisumu on Thursday. The boy who was with her was taken to a hospital.

mentions: Kisumu > Kisumu, KEN
reports: armed-attack | 2024-03-07 | Kisumu, KEN (exact) | killed 1 injured 1
