id: list-of-offences
published: 2024-03-04

The new code, read out in parliament in Accra on Friday, names murder, rape, robbery and kidnapping among the offences for which no plea will be heard. A second code on fraud follows.

mentions: Accra > Accra, GHA
reports: none
