id: abduction
published: 2024-03-10

Gunmen abducted 287 pupils from a school in Kuriga, Kaduna State, on Thursday. Police in Abuja said that nobody had asked for a ransom.

mentions: Kuriga > Kuriga, NGA | Kaduna State > Kaduna, NGA | Abuja > Abuja, NGA
reports: abduction | 2024-03-07 | Kuriga, NGA (exact) | taken 287 | by Unidentified armed group
