id: foiled
published: 2024-08-08

Police in Vienna foiled an attack on a concert on Wednesday. Two teenagers were arrested in Ternitz the same day.

mentions:
