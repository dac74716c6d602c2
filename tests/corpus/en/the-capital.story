id: the-capital
published: 2024-03-04

A car bomb killed six people in the Somali capital on Saturday. Protesters marched in the capital of Oyo State on Sunday. Burundi on Sunday condemned the bombing.

Fighting in Helmand went on all Friday. A mortar shell killed two children in the provincial capital on Thursday. The capital market of London closed early.

mentions: Somali > Somalia, SOM (people) | Oyo State > Oyo, NGA | Burundi > Burundi, BDI | Helmand > Helmand, AFG | London > London, GBR
reports: shelling | 2024-02-29 | Lashkar Gah, AFG (exact) | killed 2
reports: bombing | 2024-03-02 | Mogadishu, SOM (exact) | killed 6
reports: protest | 2024-03-03 | Ibadan, NGA (exact) | by Protesters
