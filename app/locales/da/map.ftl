# Kortets signaturforklaring, og hvad kortet siger om hvert område.
map-together = Samlet
map-together-title = Antal opfyldte kriterier i vores beregning
map-class-met = { $met } af { $all }
map-class-under = under { $limit }
map-class-over = { $limit } og derover
map-city = Hele København: { $value }
map-met-from = Kriteriet er opfyldt fra { $limit }
map-met-at-most = Kriteriet er opfyldt ved højst { $limit }
map-no-data = ingen data
map-met = { $all ->
    [one] { $met } af { $all } kriterium opfyldt
   *[other] { $met } af { $all } kriterier opfyldt
}
map-outlines = Omrids: { $credits }.
map-outlines-unnamed = kilden er ikke oplyst, { $came }
map-picture-title = Kort over Københavns kvarterer
