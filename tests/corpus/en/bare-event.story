id: bare-event
published: 2024-03-03

A parcel bomb went off in a newspaper office. Nobody was hurt, the editor said.

mentions:
reports: bombing | 2024-02-26..2024-03-03 | no place
