id: the-capital
published: 2024-03-04

A car bomb killed six people in the Somali capital on Saturday. Protesters marched in the capital of Oyo State on Sunday. Burundi on Sunday condemned the bombing.

mentions: Somali > Somalia, SOM (people) | Oyo State > Oyo, NGA | Burundi > Burundi, BDI
reports: bombing | 2024-03-02 | Mogadishu, SOM (exact) | killed 6
reports: protest | 2024-03-03 | Ibadan, NGA (exact) | by Protesters
