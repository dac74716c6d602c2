id: foiled
published: 2024-08-08

Police in Vienna foiled an attack on a concert on Wednesday. Two teenagers were arrested in Ternitz the same day.

mentions: Vienna > Vienna, AUT | Ternitz > Ternitz, AUT
reports: armed-attack | 2024-08-07 | Vienna, AUT (exact) | foiled
reports: arrest | 2024-08-07 | Ternitz, AUT (exact) | taken 2
