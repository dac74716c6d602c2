id: killed-range
published: 2021-11-03

Between 20 and 25 people were killed in an attack on a hospital in Kabul on Tuesday. Up to 50 were wounded.

mentions:
