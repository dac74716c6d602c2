id: north-caucasus
published: 2021-11-08

Most of the foreigners came from Central Asia, the north Caucasus region of the Russian Federation, Pakistan and the Xinjiang Uighur Autonomous Region of China. A few crossed the Wakhan Corridor from Gorno-Badakhshan Autonomous Province.

mentions: Central Asia > Central Asia, KAZ;UZB;TKM;KGZ;TJK | north Caucasus > North Caucasus, RUS | Russian Federation > Russia, RUS | Pakistan > Pakistan, PAK | Xinjiang Uighur Autonomous Region > Xinjiang, CHN | China > China, CHN | Wakhan Corridor > Wakhan Corridor, AFG | Gorno-Badakhshan Autonomous Province > Gorno-Badakhshan, TJK
reports: none
