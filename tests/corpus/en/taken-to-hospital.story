id: taken-to-hospital
published: 2024-03-08

Boy, 14, shot in Kisumu

Police in Kisumu look into a shooting at a bus stop on Thursday. Officers said that the boy was taken to a hospital in Nairobi. He remains in critical condition.

mentions: Kisumu > Kisumu, KEN | Kisumu > Kisumu, KEN | Nairobi > Nairobi, KEN
reports: armed-attack | 2024-03-07 | Kisumu, KEN (exact) | killed 0+ injured 1
