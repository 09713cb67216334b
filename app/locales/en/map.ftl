# The map's key, and what the map says of each area.
map-together = Overall
map-together-title = Number of criteria met in our calculation
map-class-met = { $met } of { $all }
map-class-under = under { $limit }
map-class-over = { $limit } and over
map-city = All of Copenhagen: { $value }
map-met-from = The criterion is met from { $limit }
map-met-at-most = The criterion is met at { $limit } or less
map-no-data = no data
map-met = { $all ->
    [one] { $met } of { $all } criterion met
   *[other] { $met } of { $all } criteria met
}
map-outlines = Outlines: { $credits }.
map-outlines-unnamed = source not stated, { $came }
map-picture-title = Map of Copenhagen’s neighbourhoods
