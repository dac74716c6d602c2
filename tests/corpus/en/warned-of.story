id: warned-of
published: 2024-03-23

The embassy had warned of possible attacks on concerts in Moscow. A bombing could hit the city at any time, an analyst said. There was no attack on March 7.

mentions: Moscow > Moscow, RUS
reports: none
