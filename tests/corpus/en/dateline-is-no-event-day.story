id: dateline-is-no-event-day

GOMA, Jan. 29, 2025 -- M23 rebels took control of Goma on Monday. Two days earlier clashes in Sake killed 13 soldiers.

mentions: GOMA > Goma, COD | Goma > Goma, COD | Sake > Sake, COD
times: Jan. 29, 2025 > 2025-01-29 | Monday > 2025-01-27 | Two days earlier > 2025-01-25
reports: armed-clash | 2025-01-25 | Sake, COD (exact) | killed 13
reports: territory-change | 2025-01-27 | Goma, COD (exact) | by M23
