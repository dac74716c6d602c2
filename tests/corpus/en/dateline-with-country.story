id: dateline-with-country

GOMA, Democratic Republic of the Congo, Jan. 29, 2025 -- M23 rebels took control of Goma on Monday.

mentions: GOMA > Goma, COD | Democratic Republic of the Congo > Democratic Republic of the Congo, COD | Goma > Goma, COD
times: Jan. 29, 2025 > 2025-01-29 | Monday > 2025-01-27
reports: territory-change | 2025-01-27 | Goma, COD (exact) | by M23
