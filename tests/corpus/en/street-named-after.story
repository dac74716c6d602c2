id: street-named-after
published: 2024-03-08

Detroit police found a man shot dead on Winthrop Street on Thursday. The house on Winthrop had stood empty for years.

mentions: Detroit > Detroit, USA | Winthrop Street > ? | Winthrop > ?
reports: armed-attack | 2024-03-07 | Detroit, USA (exact) | killed 1 injured 0+
