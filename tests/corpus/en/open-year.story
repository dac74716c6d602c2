id: open-year

On Sept. 8 gunmen killed a tribal elder in Zaranj. The motive was unclear.

mentions: Zaranj > Zaranj, AFG
times: Sept. 8 > XXXX-09-08
reports: armed-attack | Sept. 8 ? | Zaranj, AFG (exact) | killed 1 injured 0+ | by Unidentified armed group
