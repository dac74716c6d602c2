id: between-towns
published: 2024-03-03

Gunmen stopped a bus on the road from Herat to Kandahar on Saturday and killed eight passengers. A mine killed two drivers on the Kabul-Jalalabad highway on Friday. Talks between Moscow and Washington went on.

mentions: Herat > Herat, AFG | Kandahar > Kandahar, AFG | Kabul > Kabul, AFG | Jalalabad > Jalalabad, AFG | Moscow > Moscow, RUS | Washington > Washington, USA
reports: bombing | 2024-03-01 | Kabul, AFG (area, 59 km E) | killed 2
reports: armed-attack | 2024-03-02 | Herat, AFG (area, 223 km SE) | killed 8 | by Unidentified armed group
