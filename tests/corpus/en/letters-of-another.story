id: letters-of-another
published: 2024-03-04

The National Police Agency (NPA) said that rioters burned two buses in Miaoli on Saturday. Six people were hurt before the NPA cleared the street.

Iraqi police and doctors, speaking on condition that nobody names them, said a bomb killed nine people in Baghdad on Sunday.

mentions: Miaoli > Miaoli, TWN | Iraqi > Iraq, IRQ (people) | Baghdad > Baghdad, IRQ
reports: riot | 2024-03-02 | Miaoli, TWN (exact) | killed 0+ injured 6 | by Rioters
reports: bombing | 2024-03-03 | Baghdad, IRQ (exact) | killed 9
