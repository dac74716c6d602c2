id: namesakes
published: 2024-11-05

The sheriff of Laurel County, Kentucky, said the man was shot in London on Monday. The men of Paris, Texas, drove to Dallas. Birmingham, Alabama, was quiet.

mentions: Laurel County > Laurel County, USA | Kentucky > Kentucky, USA | London > London, USA | Paris > Paris, USA | Texas > Texas, USA | Dallas > Dallas, USA | Birmingham > Birmingham, USA | Alabama > Alabama, USA
reports: armed-attack | 2024-11-04 | London, USA (exact) | killed 0+ injured 1
