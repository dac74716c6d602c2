id: near-a-border
published: 2024-03-03

Clashes in Syria near the Turkish border killed 12 people on Saturday. A bomb killed two guards in Azaz, near the Turkish border, on Friday. Shelling killed four people in Sudan, on the border with Chad, on Thursday.

mentions: Syria > Syria, SYR | Turkish > Turkey, TUR (people) | Azaz > Izaz, SYR | Turkish > Turkey, TUR (people) | Sudan > Sudan, SDN | Chad > Chad, TCD
reports: shelling | 2024-02-29 | Sudan, SDN (area, 844 km WSW) | killed 4
reports: bombing | 2024-03-01 | Izaz, SYR (exact) | killed 2
reports: armed-clash | 2024-03-02 | Syria, SYR (area, 204 km N) | killed 12
