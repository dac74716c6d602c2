id: attacks-counted
published: 2021-09-20

The group mounted 77 attacks in the first four months of 2021, most of them in Nangarhar. In the same months of 2020 there were 21 attacks.

mentions: Nangarhar > Nangarhar, AFG
reports: none
