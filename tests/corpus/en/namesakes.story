id: namesakes
published: 2024-11-05

The sheriff of Laurel County, Kentucky, said the man was shot in London on Monday. The men of Paris, Texas, drove to Dallas. Birmingham, Alabama, was quiet.

mentions:
