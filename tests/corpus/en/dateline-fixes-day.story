id: dateline-fixes-day

GWADAR, Pakistan, March 21, 2024 (Reuters) -- Gunmen attacked the port authority on Wednesday. Two soldiers were killed.

mentions: GWADAR > Gwadar, PAK | Pakistan > Pakistan, PAK
times: March 21, 2024 > 2024-03-21 | Wednesday > 2024-03-20
reports: armed-attack | 2024-03-20 | Gwadar, PAK (near) | killed 2 injured 0+ | by Unidentified armed group
