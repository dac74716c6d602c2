id: weekday-fixes-year

A suicide bomber rammed a bus near Besham in northern Pakistan on Tuesday the 26th March and killed five Chinese engineers. It was the worst attack on foreigners there since 2021. Eight days before, on March 18, jets struck villages in Paktika.

mentions: Besham > Besham, PAK | Pakistan > Pakistan, PAK | Chinese > China, CHN (people) | Paktika > Paktika, AFG
times: Tuesday the 26th March > 2024-03-26 | 2021 > 2021 | Eight days before > 2024-03-18 | March 18 > 2024-03-18
reports: air-strike | 2024-03-18 | Paktika, AFG (region)
reports: suicide-bombing | 2024-03-26 | Besham, PAK (near) | killed 5
