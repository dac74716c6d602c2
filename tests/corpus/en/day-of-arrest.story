id: day-of-arrest
published: 2024-03-08

A man was arrested on Thursday in the killing of a shopkeeper in Kisumu. The shopkeeper was shot dead on Monday as he closed his stall.

mentions: Kisumu > Kisumu, KEN
reports: armed-attack | 2024-03-04 | Kisumu, KEN (exact) | killed 1 injured 0+ taken 1
