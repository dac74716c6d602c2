id: protest
published: 2025-03-16

Tens of thousands of people protested in Belgrade on Saturday over the deaths of 15 people in Novi Sad.

mentions:
