# Goals: the summary.
goal-page-title = Goals
goal-title = Goals for 2035
goal-description = Two goals with six sub-goals and two ambitions for 2035: what we know, how far there is to go, and what is missing.
goal-lead = The city has two goals for its disadvantaged areas (udsatte byområder) and two ambitions for the whole city. Here you see what we know about how far they have come.
goal-judged = { $n ->
    [0] None of the goals can be judged today.
    [one] One of the goals can be judged today.
   *[other] { $n } of the goals can be judged today.
}
goal-none-judged = The policy sets almost no targets, and many of its figures have no year. We say so instead of guessing.
goal-number = Goal { $n }
goal-promises = Two ambitions for the whole city
goal-promises-text = They apply to 2035 and are about how many areas there are.
goal-other = Other figures in the policy
goal-other-text = They do not belong to any one sub-goal.
goal-judged-by = Judged by { $plan }. A new version only applies from then on.
goal-plan = “{ $title }”, version { $version }
# Sub-goals and ambitions in short.
goal-count = { $n ->
    [0] No figures to follow
    [one] 1 figure
   *[other] { $n } figures
}
goal-count-years = { $all }, { $n } with more than one year
goal-count-no-years = { $all }, none with more than one year
goal-card-none = No figures can be followed over time.
goal-card-no-target = No targets adopted.
goal-card-too-little = Targets or figures for more years are missing.
# Status.
goal-legend = What does the status mean?
goal-means-achieved = The target has been reached.
goal-means-substantial = At least 95% of the progress that there should be by now.
goal-means-moderate = At least 60% of the progress that there should be by now.
goal-means-limited = Less than that, but in the right direction.
goal-means-deterioration = The figure is going the wrong way.
goal-means-not-available = A target, a year or figures are missing. That is not the same as deterioration.
# The page of one goal.
goal-crumbs = Breadcrumbs
goal-kind-subgoal = Sub-goal
goal-kind-promise = Ambition for the whole city by 2035
goal-together = Judged together by the figures that can be judged.
goal-subgoals = Sub-goals
goal-followed = Figures we follow
goal-indicators = The goal’s figures in a table
goal-indicator = Figure
goal-status = Status
goal-more-figures = More from the policy
goal-initiatives = Initiatives that serve it
goal-no-initiatives = We have not tied any single initiative to this ambition.
goal-all-initiatives = See all initiatives
goal-areas = Which areas count?
goal-areas-named = The figures are about: { $names }.
goal-areas-designated = The figures are about all disadvantaged areas (udsatte byområder) together. The policy does not say which designation it has counted by. The city has not published the boundaries of 2025 as data.
goal-areas-list = The designated areas
goal-rule = How we judge
goal-rule-path = We draw a straight line from baseline to target. Then we see how much of the way the figure has come. At least 95% is substantial progress. At least 60% is moderate progress. Without a target there is no line and no status.
goal-rule-growth = We work out the figure’s change per year. With a target, we compare it with the change that is needed. Without a target, 1.5% a year is substantial progress and 0.5% is moderate progress. There must be at least two years between.
goal-rule-growth-limit = We work out the figure’s change per year. 1.5% a year is substantial progress and 0.5% is moderate progress. Near { $limit } we ask for less. There must be at least two years between.
goal-rule-together = Several figures are judged together by a mean. Those that can’t be judged do not count.
goal-sources = Sources and files
goal-person = The figures describe areas. They do not say how any one person is doing.
goal-csv = Get the figures (CSV)
goal-feed = Follow the goal (Atom feed)
# One figure.
goal-baseline = Baseline
goal-latest = Latest figure
goal-target = Target
goal-path = The way to the target
goal-unknown = Not stated
goal-see-figures = Several figures
goal-no-target = No target adopted
goal-no-path = No line
goal-no-path-target = without a target
goal-no-path-figures = without figures with a year
goal-path-year = on the line in { $year }
goal-no-year = year not stated
goal-group-areas = Disadvantaged areas (udsatte byområder)
goal-group-rest = The rest of Copenhagen
goal-higher = Higher is better.
goal-lower = Lower is better.
goal-risen = The figure has risen by { $by } since { $year }.
goal-fallen = The figure has fallen by { $by } since { $year }.
goal-unchanged = The figure is the same as in { $year }.
goal-why-no-target = No target has been adopted.
goal-why-no-target-either = No target has been adopted either.
goal-why-no-year = The policy does not state the year.
goal-why-one-year = We have figures for one year only.
goal-why-no-figures = There are no figures.
goal-why-break = The figure is counted in another way since { $year }, so we do not compare.
goal-why-rule = The rule can’t be used on these years and figures.
goal-measure-path = The figure has come { $share } of the way that it should have come by now.
goal-measure-growth = The change in the right direction is { $share } a year.
goal-beside = The rest of the city:
goal-gap = The areas are { $by } behind in { $year }.
goal-gap-ahead = The areas are { $by } ahead in { $year }.
goal-gap-undated = The difference is { $by }. The year is not stated, so we can’t say whether it has become smaller.
goal-gap-one-year = We have figures for one year only, so we can’t say whether the gap has become smaller.
goal-gap-itself = The figure itself is the difference from the rest of the city.
goal-gap-unknown = We do not have a figure for the rest of the city.
goal-no-source = The source is not stated.
goal-source-place = { $credit }, “{ $place }”
goal-next = Next update: { $date }
goal-next-unknown = not announced
# The policy’s own figures.
goal-kind-challenge = Challenge
goal-kind-progress = Progress
goal-kind-fact = Fact
goal-place = The policy of 2025 (Politik for udsatte byområder), “{ $place }”
goal-values-of = Figures: { $title }
goal-about = about { $value }
goal-years = { $n } years
goal-times = { $n } times
# The file of figures.
goal-csv-goal = goal
goal-csv-name = figure
goal-csv-year = year
goal-csv-group = group
goal-csv-value = value
goal-csv-unit = unit
goal-csv-approximate = approximate
goal-csv-source = source
goal-csv-yes = yes
goal-csv-no = no
goal-unit-percent = percent
goal-unit-years = years
goal-unit-times = times
goal-unit-kroner = DKK
goal-unit-persons = persons
goal-unit-per-thousand = per 1,000
goal-unit-number = number
