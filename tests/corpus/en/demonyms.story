id: demonyms
published: 2022-01-20

Afghan and Pakistani officials met in Torkham. The Kabuli traders among them asked for longer hours.

mentions:
