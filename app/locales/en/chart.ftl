# Development over time.
chart-none = There are no figures yet.
chart-no-line = There is only one figure for each, so there is no line between them.
chart-table = See the figures in a table
chart-year = Year
chart-target = target: { $value }
chart-target-year = Target for { $year }
chart-no-data = no data
chart-break = break: counted in a new way
chart-thousands = { $n }k
chart-sparse = Dotted line: we have no figures for the years between.
