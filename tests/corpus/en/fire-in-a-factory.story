id: fire-in-a-factory
published: 2024-03-04

A blaze broke out in a shoe factory in Dhaka on Saturday. At least 14 workers were killed, and 20 were hurt when they jumped from windows. Their bodies were recovered on Sunday.

mentions: Dhaka > Dhaka, BGD
reports: none
