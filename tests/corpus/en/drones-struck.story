id: drones-struck
published: 2025-05-07

Drones of the paramilitary Rapid Support Forces struck Port Sudan on Sunday. On Tuesday strikes set fuel tanks alight there.

mentions: Port Sudan > Port Sudan, SDN
reports: air-strike | 2025-05-04 | Port Sudan, SDN (exact) | by Rapid Support Forces
reports: air-strike | 2025-05-06 | Port Sudan, SDN (exact)
