id: commander-jan
published: 2021-11-08

"They search every car," said Jan, a commander in Kabul who gave one name only. Jan added that patrols now reach Herat.

mentions: Kabul > Kabul, AFG | Herat > Herat, AFG
reports: none
