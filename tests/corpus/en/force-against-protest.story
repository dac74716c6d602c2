id: force-against-protest
published: 2024-03-03

Police fired tear gas at a rally in Goma on Friday. In Bunia, soldiers opened fire on protesters on Saturday, killing three. Youths threw stones at shops in Butembo on Thursday.

mentions: Goma > Goma, COD | Bunia > Bunia, COD | Butembo > Butembo, COD
reports: riot | 2024-02-29 | Butembo, COD (exact)
reports: protest-with-intervention | 2024-03-01 | Goma, COD (exact) | by police
reports: excessive-force | 2024-03-02 | Bunia, COD (exact) | killed 3 | by soldiers, Protesters
