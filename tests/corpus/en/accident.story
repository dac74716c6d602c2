id: accident
published: 2024-11-03

The fall of a station roof in Novi Sad killed 15 people on Friday. A flood in Valencia killed more than 200 last week.

mentions: Novi Sad > Novi Sad, SRB | Valencia > Valencia, ESP
reports: none
