id: north-caucasus
published: 2021-11-08

Most of the foreigners came from Central Asia, the north Caucasus region of the Russian Federation, Pakistan and the Xinjiang Uighur Autonomous Region of China. A few crossed the Wakhan Corridor from Gorno-Badakhshan Autonomous Province.

mentions:
