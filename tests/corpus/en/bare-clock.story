id: bare-clock
published: 2024-03-06

Two guards were shot and wounded at a depot in Kisumu. The shots were heard shortly after 2:30 a.m., a neighbour said.

mentions: Kisumu > Kisumu, KEN
reports: armed-attack | 2024-03-06 | Kisumu, KEN (exact) | killed 0+ injured 2
