id: following-day
published: 2021-09-02

A drone strike killed two militants in Nangarhar Province on Aug. 28. A second air strike in Kabul the following day killed 10 civilians.

mentions:
times:
