id: banner-date

Live TV Sports Thursday, June 01, 2023

Prison breaks that followed the fall of the government

Fighters killed a former chief of the group during a jailbreak in Kabul on Aug. 16. On Sept. 5 gunmen shot dead a cleric there.

mentions:
times:
