id: suspected
published: 2024-05-20

Suspected members of Boko Haram attacked a village near Gwoza in Borno State on Saturday and killed four farmers.

mentions:
