id: arrest
published: 2025-06-26

Police arrested a gang leader in Manta on Wednesday. He had escaped from a prison in Guayaquil in January 2024.

mentions:
