id: dateline-fixes-day

GWADAR, Pakistan, March 21, 2024 (Reuters) -- Gunmen attacked the port authority on Wednesday. Two soldiers were killed.

mentions:
times:
