id: open-year

On Sept. 8 gunmen killed a tribal elder in Zaranj. The motive was unclear.

mentions:
times:
