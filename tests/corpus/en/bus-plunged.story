id: bus-plunged
published: 2024-03-04

Pilgrims die in western Nepal

A bus carrying pilgrims plunged into a ravine near Pokhara on Sunday. Twelve people were killed and 30 others injured, officials said. The wounded were taken to a hospital in Kathmandu.

mentions: Nepal > Nepal, NPL | Pokhara > Pokhara, NPL | Kathmandu > Kathmandu, NPL
reports: none
