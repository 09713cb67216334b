# Search.
search-description = Search for areas, initiatives, goals, pages and addresses in Copenhagen.
search-not-kept = We do not keep what you search for.
search-count = { $n ->
    [0] We found nothing about “{ $query }”.
    [one] One result for “{ $query }”.
   *[other] { $shown } results for “{ $query }”.
}
search-pages = Pages and goals
search-guess = No area is called exactly that. Perhaps you meant:
search-more = We show { $shown } of { $all }. Write a little more to find the others.
search-try = What you can search for
search-try-area = an area; it does not matter if you spell it a little differently
search-try-initiative = an initiative, a group of people or an association (unge: young people)
search-try-rode = the number of a rode, the city’s smallest statistical unit
search-try-position = a position from a map
search-all-areas = See all areas
search-addresses = Addresses and places
search-position = The position { $latitude } north, { $longitude } east
search-rode = Rode { $number }, { $name }
search-place-kvarter = Neighbourhood
search-place-bydel = District
search-place-byomraade = The city’s designation
search-place-no-byomraade = Not in a designated area
search-place-rode = Rode
search-near-border = The boundary of another area is less than 30 metres away. The place may also belong to:
search-borders = The boundaries are simplified to about 20 metres. The figures describe the area, not a single address.
search-outside = The place is outside the Municipality of Copenhagen. We have no figures there.
search-no-service = We cannot look up addresses on this site. Search for the name of your neighbourhood or district instead.
search-no-rode = No rode has that number. Search for the name of your neighbourhood instead.
search-failed = The address lookup does not answer right now. Search for an area instead.
search-page-map = A map of the city’s neighbourhoods, the city’s designation and the state’s lists.
search-page-areas = All areas in a table with figures, limits and designations.
search-page-compare = Up to four areas side by side.
search-page-goals = The city’s goals for 2035, and how they are going.
search-page-initiatives = What is going on in the areas: for whom, where and how to join.
search-page-news = News about areas, goals and calculations.
search-page-method = How we calculate: criteria, limits and sources.
search-page-trial-title = Try it yourself
search-page-trial = Move the limits of the calculation and see what happens.
search-page-about-title = About Byblik
search-page-about = Who is behind the site, and where the figures come from.
search-page-privacy-title = Privacy
search-page-privacy = No cookies. We do not keep what you search for or where you are.
search-page-access-title = Accessibility
search-page-access = Whom to contact if something on the site is hard to use.
search-page-reading-title = How to read the figures
search-page-reading = What shares, limits and missing figures mean.
