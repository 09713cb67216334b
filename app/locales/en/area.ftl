# The page of one area.
area-description = { $name }: what is being done here, what the figures show, and where they come from.
area-crumbs = Breadcrumbs
area-city = Copenhagen
area-population = { $count } residents, { $period }

area-ways = On this page
area-ways-figures = The figures
area-ways-designation = Designation
area-ways-goals = Goals

# What it is.
area-kind-bydel = District (bydel) of Copenhagen
area-kind-kvarter = Neighbourhood (kvarter) in { $bydel }
area-kind-byomraade =
    { $year ->
        [unknown] Disadvantaged area (udsat byområde), designated by the city
       *[other] Disadvantaged area (udsat byområde), designated by the city in { $year }
    }
area-kind-byomraade-part =
    { $year ->
        [unknown] Disadvantaged area (udsat byområde), part of { $whole }, designated by the city
       *[other] Disadvantaged area (udsat byområde), part of { $whole }, designated by the city in { $year }
    }
area-kind-boligomraade = Housing area in { $kvarter } that has been on the state’s lists
area-official-name = In the city’s statistics the neighbourhood is called “{ $name }”.
area-housing = Housing organisation: { $organisation }. Its place on the map is approximate.

# What is being done.
area-doing = What is being done here
area-doing-none = We know of no initiative for this place. Below are initiatives for the whole city and for the designated areas.
area-doing-wider =
    { $n ->
        [one] One initiative for the whole city or for designated areas
       *[other] { $n } initiatives for the whole city and for designated areas
    }

# What the city itself tells.
area-told = In the city’s own words
area-told-by = Written by { $author }. Last changed { $date }.

# Our calculation.
area-outcome-in = Stands out in our calculation
area-outcome-out = Does not stand out in our calculation
area-outcome-none = Too little data for our calculation
area-why-in = Why does the area stand out?
area-why-out = Why does the area not stand out?
area-why-none = What do the figures say?
area-calculation-is = It is not the city’s designation. The figures describe conditions, not the people who live here.
area-method = See the method
area-robust = How sure is it?
area-try = Try to move the limits
area-here = Here
area-limit = Limit
area-distance = Distance
area-limit-at = limit { $limit }
area-city-at = Copenhagen { $value }
area-over = { $size } over
area-under = { $size } under
area-larger = The figure is for all of { $name }, not only this neighbourhood.

# What it consists of.
area-parts-bydel = Neighbourhoods in the district
area-parts-bydel-text = Our calculation looks at one neighbourhood at a time. So it says nothing about the district as a whole.
area-parts-byomraade = Neighbourhoods that the area covers some of
area-parts-byomraade-text = There are no public figures for the designated area itself. See the figures for the neighbourhoods.
area-parts-byomraade-share = { $share } of the neighbourhood lies in the area
area-parts-boligomraade = The figures are for the neighbourhood
area-parts-boligomraade-text = We have no public figures for the housing area itself. The neighbourhood is larger than the housing area.
area-parts-met = { $met } of { $of } criteria met
area-parts-met-in = { $met } of { $of } criteria met, stands out in our calculation
area-share-all = all
area-share-little = less than 1%
area-share-about = about { $percent }%

# Development.
area-development = Development
area-development-one = We have only one year of each figure. So the figures stand here beside the city’s.
area-development-text = The figures over time. Where a year is missing there is no line.
area-residents-in = { $count } residents in { $period }.
area-residents-once = { $count } residents in { $period }. We have figures for { $year } only.
area-made-of = Worked out from figures of { $periods }.

# Similar areas.
area-similar = Similar areas
area-similar-text = The most alike in figures. We have compared { $compared }.
area-similar-on =
    { $n ->
        [one] compared on one of { $of } figures
       *[other] compared on { $n } of { $of } figures
    }
area-similar-none = We have too few figures to find areas that are alike.
area-compare = Compare them
area-all = All areas of the city

# The city's designation.
area-decided = The city’s designation
area-decided-itself = The area itself is designated in this decision.
area-decided-not = The decision does not cover the area.
area-decided-kvarter = The neighbourhood that the housing area lies in is wholly or partly designated. The housing area’s own boundaries are not published.
area-decided-partly = The area is wholly or partly designated. The shares are approximate and by area.
area-decided-of-bydel = covers { $share } of the district
area-decided-of-kvarter = covers { $share } of the neighbourhood
area-decided-on = Decided on { $date } by { $decider }.
area-decided-undated = Decided by { $decider }. We do not know the date.
area-decided-corrected = The decision was corrected here: { $reason }
area-decided-withdrawn = The designation was withdrawn: { $reason }
area-reference = Source: { $reference }
area-covered = How much is designated?
area-covered-bydel = Altogether, { $share } of the district’s ground lies in a designated area.
area-covered-bydel-residents = An estimate is that about { $count } of the district’s { $all } residents live there. That is about { $percent }% (figures from { $period }).
area-covered-how = The estimate goes by area. Each neighbourhood’s residents count in proportion to the part of it that is designated. If people live closer together in one place, the estimate is off.
area-covered-byomraade = An estimate is that about { $count } people live in the area (figures from { $period }). It goes by area: each neighbourhood’s residents count in proportion to the part of it that lies in the designated area.

# The state's lists.
area-lists = The state’s lists
area-lists-none = We know of no housing areas here that have been on the state’s lists since 2014.
area-lists-byomraade = We have not linked the state’s housing areas to the designated areas. See the neighbourhoods above.
area-lists-gaps = We do not know every year. A missing year means neither that the area was on a list nor that it was not.
area-lists-city = For all of Copenhagen
area-lists-apart = The state designates housing areas under the Act on Social Housing (almenboligloven). The city designates areas itself and takes in the state’s housing areas automatically. Our calculation is a third thing.
area-list-caption = { $name } on the state’s lists, by date
area-list-when = When
area-list-what = What
area-list-meets = Met the state’s changed criteria
area-list-on = Came on the list of { $list }
area-list-off = Came off the list of { $list }
area-list-listed = Was on the list of { $list }
area-list-on-some = Came on the state’s list
area-list-off-some = Came off the state’s list
area-list-listed-some = Was on the state’s list
area-list-which = The source does not say for certain which list it is
area-third-party = From a third party, not checked
area-count = { $list } ({ $law }): { $n } on the list of { $date }.
area-count-none = { $list } ({ $law }): none, according to { $evidence }.
area-count-unnamed = { $list } ({ $law }): { $n } on the list of { $date }. Our sources do not give the names.
area-count-newer = Newer lists are not in our data.

# Goals.
area-goals = Goals that the area counts in
area-goal-served = Initiatives here: { $initiatives }.
area-goal-fewer-itself = The city has designated the area; the part on designations tells in which years. The ambition is that the city has fewer disadvantaged areas in 2035.
area-goal-fewer-partly = Some of the place lies in an area that the city has designated; the part on designations tells in which years. The ambition is that the city has fewer of them in 2035.
area-goal-risk = Here is a housing area that has been on the state’s lists. We do not know whether it is close to them today.
area-goals-all = The policy’s other goals hold here too.
area-goals-link = See all goals

# News.
area-news = News from the area
area-news-none = We have not written anything new about the area.
area-news-feed = Follow the area (Atom feed)

# Share the page.
area-share = Share the page
area-share-address = Address of the page
area-share-mail = Send in an e-mail
area-share-subject = { $name } on Byblik
area-share-body =
    See the page about { $name }:
    { $address }
area-share-print = The page prints on one sheet. Use print in your browser.
area-share-code = Show QR code
area-share-code-name = QR code for the page about { $name }
area-share-code-text = Point a phone’s camera at the code. The page will open.

# On paper.
area-paper-figures = The figures in our calculation
area-paper-criterion = Criterion
area-paper-verdict = Met?
area-paper-date = Fetched { $date } from { $address }

# Sources.
area-sources = Sources
area-sources-count =
    { $n ->
        [one] One source with its year and terms of use
       *[other] { $n } sources with years and terms of use
    }
area-source-outlines = The outlines on the map were { $came }.
area-source-outlines-unnamed = Outlines on the map, { $came }. Their source is not stated.
area-source-to-check = We have not yet compared this with the publisher’s own edition.
area-dataset = Figures about { $name }
area-dataset-text = Public figures about { $name } in Copenhagen with source, year and limit, collected and calculated by Byblik.
area-doing-choose = Find initiatives here
area-doing-calendar = Get a calendar for the area
