id: on-a-border
published: 2024-03-03

Clashes on the Chad-Sudan border killed 12 people on Saturday. A drone strike killed three smugglers on the border between Syria and Turkey on Friday.

mentions: Chad > Chad, TCD | Sudan > Sudan, SDN | Syria > Syria, SYR | Turkey > Turkey, TUR
reports: air-strike | 2024-03-01 | Syria, SYR (area, 204 km N)
reports: armed-clash | 2024-03-02 | Chad, TCD (area, 381 km ESE) | killed 12
