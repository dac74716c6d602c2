id: protest
published: 2025-03-16

Tens of thousands of people protested in Belgrade on Saturday over the deaths of 15 people in Novi Sad.

mentions: Belgrade > Belgrade, SRB | Novi Sad > Novi Sad, SRB
reports: protest | 2025-03-15 | Belgrade, SRB (exact)
