id: researcher-valle
published: 2021-09-20

Riccardo Valle, a researcher in Venice, follows the group. "It recruits in Kunar," Valle said. Valle expects more of the same.

mentions: Venice > Venice, ITA | Kunar > Kunar, AFG
reports: none
