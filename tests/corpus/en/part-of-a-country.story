id: part-of-a-country
published: 2024-03-03

Rebels attacked an army post in eastern Congo on Saturday and killed nine soldiers. Shelling killed two people in southern Helmand on Friday. A bomb killed a teacher in Somalia's south on Thursday. Fighting in South Sudan killed 14 people on Wednesday. On Tuesday an air strike killed seven in the north of Mali.

mentions: eastern Congo > Eastern Congo, COD | Helmand > Helmand, AFG | Somalia > Somalia, SOM | South Sudan > South Sudan, SSD | Mali > Mali, MLI
reports: air-strike | 2024-02-27 | Mali, MLI (area, 464 km NNW) | killed 7
reports: armed-clash | 2024-02-28 | South Sudan, SSD (country) | killed 14
reports: bombing | 2024-02-29 | Somalia, SOM (area, 779 km SW) | killed 1
reports: shelling | 2024-03-01 | Helmand, AFG (region, 108 km SSW) | killed 2
reports: armed-clash | 2024-03-02 | Eastern Congo, COD (area) | killed 9 | by Rebels
