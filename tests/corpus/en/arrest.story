id: arrest
published: 2025-06-26

Police arrested a gang leader in Manta on Wednesday. He had escaped from a prison in Guayaquil in January 2024.

mentions: Manta > Manta, ECU | Guayaquil > Guayaquil, ECU
reports: arrest | 2025-06-25 | Manta, ECU (exact) | taken 1 | by police
