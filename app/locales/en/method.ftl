# The method: how we calculate, how sure it is, and what is missing.
method-title = Method
method-description = How we calculate: criteria, limits, data and version. Also how sure the answer is, and what the city has published.
method-lead = Here you can see how we calculate and how sure it is. You can download each method as a file and check the sums.
method-try = Try it yourself
method-read = How to read the figures
method-now = The calculation that you see now
method-run-method = Method
method-run-version = { $title }, version { $version }
method-run-at = Calculated
method-run-published = Published
method-run-data = Data
method-run-snapshot = { $title }, loaded { $day } (checksum { $id })
method-run-note = Note
method-sure = How sure is it?
method-sure-text = The limits are our choice. So we moved all of them up and down, by at most { $share }, in { $variants } variants. Then we counted how often each neighbourhood gets the same answer.
method-sure-always = { $count ->
    [one] One neighbourhood gets the same answer in all variants.
   *[other] { $count } neighbourhoods get the same answer in all variants.
}
method-sure-mostly = { $count ->
    [one] One more gets it in at least 9 of 10 variants.
   *[other] { $count } more get it in at least 9 of 10 variants.
}
method-sure-seldom = { $count ->
    [one] One neighbourhood changes more often. This is where our choice matters most.
   *[other] { $count } neighbourhoods change more often. This is where our choice matters most.
}
method-moves = What does each limit do?
method-moves-text = Here we move one limit at a time, { $share } down and { $share } up. The table shows how many neighbourhoods then get a different answer. The limit that moves most comes first.
method-moves-caption = Neighbourhoods that get a different answer when one limit is moved by { $share }
method-moves-part = Its part in the swings when all move
method-moves-part-text = Last column: When all limits move at once, sometimes few and sometimes many neighbourhoods change. The figure is the part of these swings that the limit contributes to, alone or together with the others. So the figures may add up to more than 100%. The uncertainty (95%) is in brackets. Calculated after Saltelli et al. (2010).
method-criterion = Criterion
method-moves-lower = The limit { $share } lower
method-moves-higher = The limit { $share } higher
method-moves-count = { $count ->
    [one] 1 neighbourhood
   *[other] { $count } neighbourhoods
}
method-since = What changed since the calculation before
method-since-first = This is the first calculation that we have published. There is no earlier one to compare it with.
method-since-other = The calculation before used “{ $title }”, version { $version }. It was published on { $day }. It makes areas stand out in another way, so the two cannot be compared area by area.
method-since-text = The calculation before used “{ $title }”, version { $version }. It was published on { $day }.
method-came-in = { $count ->
    [0] No areas have come in
    [one] One area has come in
   *[other] { $count } areas have come in
}
method-went-out = { $count ->
    [0] No areas have gone out
    [one] One area has gone out
   *[other] { $count } areas have gone out
}
method-unchanged = { $count ->
    [one] One area has the same answer as before.
   *[other] { $count } areas have the same answer as before.
}
method-all = All methods
method-all-text = The first is the one that the map shows. The others are the city’s criteria, the state’s rules, and another way of calculating.
method-of-byblik = Our calculation
method-of-state = The state’s rules
method-of-others = A published index
method-of-municipality = The city’s own screening, as far as it has been published
method-version-since = Version { $version }, valid from { $day }
method-version-treated = Version { $version }, discussed in the city’s Technical and Environmental Committee on { $day }
method-file = Download the method as a file
method-criteria =
    { $count ->
        [one] One criterion
       *[other] { $count } criteria, one by one
    }
method-combined = How the criteria are put together
method-lists = These lists bring areas in by themselves
method-lists-text = An area on one of these lists is included, whatever the figures say.
method-no-data = No data
method-how-share = We divide “{ $part }” by “{ $whole }”.
method-how-rest = We divide “{ $part }” by “{ $whole }” and take the share from 100%.
method-how-rest-of = We take the published figure for “{ $name }” from 100%.
method-how-value = We use the published figure for “{ $name }”.
method-scale-up = The figure is put on a scale from { $from } (the lowest) to { $to } (the highest).
method-scale-down = The figure is put on a scale from { $from } (the highest) to { $to } (the lowest).
method-weight = It makes up { $share } of “{ $name }”.
method-at-least = at least
method-more-than = more than
method-limit = The criterion is met when the figure is { $words } { $limit }.
method-limit-in-file = The limit follows another figure; it is in the method as a file.
method-limit-times = The criterion is met when the figure is { $least } { $times } times that of { $of }.
method-limit-higher = The criterion is met when the figure is { $least } { $by } higher than in { $of }.
method-limit-lower = The criterion is met when the figure is { $least } { $by } lower than in { $of }.
method-limit-share = The criterion is met when the figure is { $words } { $share } of “{ $of }”.
method-split = From six criteria to eight
method-split-text = The city’s draft of February 2025 had six criteria. After the consultation, the policy had eight: two of the six were divided in two. How they are measured has not been published.
method-split-caption = The draft’s criteria, and what became of them
method-split-draft = The draft, February 2025
method-split-final = The final policy, May 2025
method-split-word = was divided in two
method-limits = What to be aware of
method-limit-choice = We chose the four figures and the limits ourselves. Other choices may be just as reasonable.
method-limit-years = The figures are not from the same year. The years are given with each figure.
method-limit-safety = Safety is measured in 13 larger areas, not in each neighbourhood. The figure rests on answers from a sample of residents.
method-limit-unknown = Education also counts people whose education is not registered. That makes the figure higher than it would otherwise be.
method-limit-area = There can be large differences within a neighbourhood. One figure for all of it can hide them.
method-missing = What is still missing
method-missing-rules = The city’s limits and weights for the eight criteria.
method-missing-roder = Figures for the small units (roder) that the city screens.
method-missing-outlines = The boundaries of the areas that the city designated in 2025.
method-missing-names = The names of the 15 prevention areas of 2024, in a source that we can show.
method-missing-text = We do not guess. When the figures become public, they can be added.
method-object = Do you disagree?
method-object-ours = If a figure is wrong or the method is unclear, tell us. The calculation is ours, and we answer for it. A new version gets a new number, and the old one stays here.
method-object-others = We cannot change the city’s designation or the state’s lists. If you disagree with them, turn to the city or to the Ministry of Social Affairs and Housing.
method-object-contact = See how to write or call
