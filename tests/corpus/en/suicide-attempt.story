id: suicide-attempt
published: 2024-03-08

A father shot his two sons dead in Kisumu on Thursday in what police called a double murder and suicide attempt.

mentions: Kisumu > Kisumu, KEN
reports: armed-attack | 2024-03-07 | Kisumu, KEN (exact) | killed 2 injured 0+
