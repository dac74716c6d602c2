id: scorer
published: 2024-03-04

Kunduz fell to a late attack on Sunday. The visitors from Herat led at half time, and their coach had praised the team for a season without defeat. In the second half the home players took over. Their captain shot 29 points, and the guard from Baghlan shot 14 from range. A clash of two unbeaten teams follows in Kabul on Friday, when the winners of the league meet the champions of last year. The stadium holds 6,000 fans, and tickets are on sale. The cup will be handed over after the final whistle. It was the third victory in a row for the team, whose striker was the top scorer of the last tournament. The coach said the match had been a battle, and that the final would be no walk. Rain is expected.

mentions: Kunduz > Kunduz, AFG | Herat > Herat, AFG | Baghlan > Baghlan, AFG | Kabul > Kabul, AFG
reports: none
