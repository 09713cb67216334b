# The front page.
home-title = Where are Copenhagen’s disadvantaged areas?
home-description = A map of Copenhagen with public figures, the city’s designation and the state’s lists, each by itself and with sources.
home-lead = Choose an area on the map, or search for its name. You will see what is being done there, what the figures show, and where they come from.
home-kinds = Three things we keep apart
home-designation = The city’s designation
home-designation-text = The city decides which areas it calls disadvantaged (udsatte byområder). The map shows the latest designation of which we have the boundaries as data. Each area’s page tells what was decided in which year.
home-lists = The state’s lists
home-lists-text = The state designates housing areas under the Act on Social Housing (almenboligloven). When the city wrote its policy in 2025, no area in Copenhagen was on the lists of vulnerable housing areas, parallel societies and transformation areas: the words are the law’s. In 2024, 15 housing areas were on the list of prevention areas. We lack a source for their names. We do not have lists from December 2025 or later.
home-calculation = Our calculation
home-calculation-text = The colours show our own calculation from public figures for 67 neighbourhoods (kvarterer). It is not the city’s screening.
home-how = How we calculate
home-kind-words = The figures describe conditions in an area. They do not say how any one person is doing. In every part of the city, many people live good lives.
home-all = All areas
home-all-order = In alphabetical order by district.
home-table = See the figures in a table
home-whole-district = The whole district
home-designated = Areas designated by the city
home-listed = Housing areas that have been on the state’s lists
place-bydel = district
place-kvarter = neighbourhood in { $bydel }
place-byomraade =
    { $year ->
        [unknown] designated area
       *[other] area designated in { $year }
    }
place-byomraade-part =
    { $year ->
        [unknown] designated area, part of { $whole }
       *[other] area designated in { $year }, part of { $whole }
    }
place-boligomraade = housing area
