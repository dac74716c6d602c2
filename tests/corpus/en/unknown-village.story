id: unknown-village
published: 2023-10-07

A missile hit a cafe in the village of Nowhereivka on Thursday and killed 59 people.

mentions: Nowhereivka > ?
reports: shelling | 2023-10-05 | no place | killed 59
