# The table of all areas, also as a file.
areas-title = Areas
areas-description = Copenhagen’s 67 neighbourhoods in a table with figures, limits, the city’s designation and the state’s lists.
areas-lead = Here is what the map shows, as a table. The neighbourhoods (kvarterer) are in alphabetical order, and you can sort and filter them yourself.
areas-shown = { $all ->
    [one] Showing { $shown } of { $all } neighbourhood.
   *[other] Showing { $shown } of { $all } neighbourhoods.
}
areas-none = No neighbourhood matches what you have chosen.
areas-show-all = Show all neighbourhoods
areas-not-designation = It is not the city’s designation. Figures that meet a criterion are marked with ●.
areas-sources = Sources:
areas-file = Download the table as a file (CSV)
areas-name = Name
areas-kvarter = Neighbourhood
areas-bydel = District
areas-population = Residents
areas-whole-city = The whole city
areas-only-designated = Only neighbourhoods that a designation covers
areas-apply = Show
areas-table = Table of neighbourhoods
areas-caption = Neighbourhoods with a figure for each criterion
areas-met = Criteria met
areas-met-whose = Our calculation
areas-designated = The city’s designation
areas-listed = Has been on the state’s lists
areas-city = All of Copenhagen
areas-limit = Limit
areas-is-met = met:
areas-stands-out = stands out
areas-no-data = no data
areas-too-few = too little data
areas-met-of = { $met } of { $all }
areas-byomraader = Areas designated by the city
areas-byomraader-text = The latest designation is from 2025. The city has not published its boundaries as data.
areas-boligomraader = Housing areas that have been on the state’s lists
areas-boligomraader-text = Only areas whose names we know from a source. They are not necessarily on a list today.
areas-file-met = { $name }: met
areas-file-with-data = Criteria with data
areas-file-stands-out = Stands out in our calculation
areas-file-calculation = Calculation
areas-file-sources = Sources
