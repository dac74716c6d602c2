id: among-them
published: 2024-10-05

Gang members killed at least 70 people, three infants among them, in Port-au-Prince on Thursday.

mentions: Port-au-Prince > Port-au-Prince, HTI
reports: armed-attack | 2024-10-03 | Port-au-Prince, HTI (exact) | killed 70+ | by Gang
