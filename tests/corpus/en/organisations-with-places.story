id: organisations-with-places
published: 2024-06-20

The South China Morning Post and the Kabul Times quoted the United Nations Assistance Mission in Afghanistan. Islamic State in Iraq and Syria and Al-Qaeda in the Indian Subcontinent are rivals there, said a lecturer at Alberuni Business College in Jalalabad. The Bank of England declined to comment.

mentions: Jalalabad > Jalalabad, AFG
reports: none
