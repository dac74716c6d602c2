id: bare-clock-late
published: 2024-03-06

Two guards were shot and wounded at a depot in Kisumu. The shots were heard around 9:15 p.m., a neighbour said.

mentions: Kisumu > Kisumu, KEN
reports: armed-attack | 2024-03-05..2024-03-06 | Kisumu, KEN (exact) | killed 0+ injured 2
