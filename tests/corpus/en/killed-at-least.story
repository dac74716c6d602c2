id: killed-at-least
published: 2024-03-03

Shelling killed at least 12 people in Goma two days ago. Residents of Bunia fled.

mentions:
