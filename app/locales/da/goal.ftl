# Mål: summen.
goal-page-title = Mål
goal-title = Mål for 2035
goal-description = To mål med seks delmål og to ambitioner for 2035: hvad vi ved, hvor langt der er, og hvad der mangler.
goal-lead = Kommunen har to mål for de udsatte byområder og to ambitioner for hele byen. Her ser du, hvad vi ved om, hvor langt de er.
goal-judged = { $n ->
    [0] Ingen af målene kan vurderes i dag.
    [one] Ét af målene kan vurderes i dag.
   *[other] { $n } af målene kan vurderes i dag.
}
goal-none-judged = Politikken sætter næsten ingen måltal, og mange af dens tal har intet år. Det siger vi i stedet for at gætte.
goal-number = Mål { $n }
goal-promises = To ambitioner for hele byen
goal-promises-text = De gælder for 2035 og handler om, hvor mange områder der er.
goal-other = Andre tal i politikken
goal-other-text = De hører ikke til et bestemt delmål.
goal-judged-by = Vurderet efter { $plan }. En ny version gælder kun fremad.
goal-plan = »{ $title }«, version { $version }
# Delmål og ambitioner i kort form.
goal-count = { $n ->
    [0] Ingen tal at følge
   *[other] { $n } tal
}
goal-count-years = { $all }, { $n } med mere end ét år
goal-count-no-years = { $all }, ingen med mere end ét år
goal-card-none = Ingen tal kan følges over tid.
goal-card-no-target = Ingen måltal vedtaget.
goal-card-too-little = Måltal eller flere års tal mangler.
# Status.
goal-legend = Hvad betyder status?
goal-means-achieved = Måltallet er nået.
goal-means-substantial = Mindst 95 % af den fremgang, der skal være nu.
goal-means-moderate = Mindst 60 % af den fremgang, der skal være nu.
goal-means-limited = Mindre end det, men i den rigtige retning.
goal-means-deterioration = Tallet går den forkerte vej.
goal-means-not-available = Der mangler måltal, år eller tal. Det er ikke det samme som tilbagegang.
# Siden for ét mål.
goal-crumbs = Brødkrummer
goal-kind-subgoal = Delmål
goal-kind-promise = Ambition for hele byen i 2035
goal-together = Vurderet samlet ud fra de tal, der kan vurderes.
goal-subgoals = Delmål
goal-followed = Tal, vi følger
goal-indicators = Målets tal i en tabel
goal-indicator = Tal
goal-status = Status
goal-more-figures = Mere fra politikken
goal-initiatives = Indsatser, der hører til
goal-no-initiatives = Vi har ikke knyttet en bestemt indsats til denne ambition.
goal-all-initiatives = Se alle indsatser
goal-areas = Hvilke områder tæller med?
goal-areas-named = Tallene gælder: { $names }.
goal-areas-designated = Tallene gælder de udsatte byområder under ét. Politikken siger ikke, hvilken udpegning den har talt efter. Kommunen har ikke offentliggjort afgrænsningerne fra 2025 som data.
goal-areas-list = De udpegede områder
goal-rule = Sådan vurderer vi
goal-rule-path = Vi tegner en lige linje fra udgangspunkt til måltal. Så ser vi, hvor stor en del af vejen tallet er nået. Mindst 95 % er på rette vej. Mindst 60 % er moderat fremgang. Uden måltal er der ingen linje og ingen status.
goal-rule-growth = Vi regner tallets ændring om året ud. Med et måltal ser vi den i forhold til den ændring, der skal til. Uden måltal er 1,5 % om året på rette vej og 0,5 % moderat fremgang. Der skal være mindst to år imellem.
goal-rule-growth-limit = Vi regner tallets ændring om året ud. 1,5 % om året er på rette vej, og 0,5 % er moderat fremgang. Tæt på { $limit } kræver vi mindre. Der skal være mindst to år imellem.
goal-rule-together = Flere tal vurderes samlet ved et gennemsnit. De tal, der ikke kan vurderes, tæller ikke med.
goal-sources = Kilder og filer
goal-person = Tallene beskriver områder. De siger ikke, hvordan den enkelte har det.
goal-csv = Hent tallene (CSV)
goal-feed = Følg målet (Atom-strøm)
# Ét tal.
goal-baseline = Udgangspunkt
goal-latest = Seneste tal
goal-target = Måltal
goal-path = Vejen til måltallet
goal-unknown = Ikke oplyst
goal-see-figures = Flere tal
goal-no-target = Ingen måltal vedtaget
goal-no-path = Ingen linje
goal-no-path-target = uden måltal
goal-no-path-figures = uden tal med år
goal-path-year = på linjen i { $year }
goal-no-year = år ikke oplyst
goal-group-areas = Udsatte byområder
goal-group-rest = Resten af København
goal-higher = Højere er bedre.
goal-lower = Lavere er bedre.
goal-risen = Tallet er steget med { $by } siden { $year }.
goal-fallen = Tallet er faldet med { $by } siden { $year }.
goal-unchanged = Tallet er det samme som i { $year }.
goal-why-no-target = Der er ikke vedtaget et måltal.
goal-why-no-target-either = Der er heller ikke vedtaget et måltal.
goal-why-no-year = Politikken oplyser ikke året.
goal-why-one-year = Vi har kun tal for ét år.
goal-why-no-figures = Der er ingen tal.
goal-why-break = Tallet bliver opgjort på en anden måde fra { $year }. Derfor sammenligner vi ikke.
goal-why-rule = Reglen kan ikke bruges på disse år og tal.
goal-measure-path = Tallet er kommet { $share } af den vej, det skulle være kommet nu.
goal-measure-growth = Ændringen i den ønskede retning er { $share } om året.
goal-beside = Resten af byen:
goal-gap = Områderne er { $by } bagud i { $year }.
goal-gap-ahead = Områderne er { $by } foran i { $year }.
goal-gap-undated = Forskellen er { $by }. Året er ikke oplyst, så vi kan ikke sige, om den er blevet mindre.
goal-gap-one-year = Vi har kun tal for ét år. Derfor kan vi ikke sige, om afstanden er blevet mindre.
goal-gap-itself = Tallet er selv forskellen til resten af byen.
goal-gap-unknown = Vi har ikke et tal for resten af byen.
goal-no-source = Kilden er ikke oplyst.
goal-source-place = { $credit }, »{ $place }«
goal-next = Næste opdatering: { $date }
goal-next-unknown = ikke oplyst
# Politikkens egne tal.
goal-kind-challenge = Udfordring
goal-kind-progress = Fremgang
goal-kind-fact = Fakta
goal-place = Politik for udsatte byområder 2025, »{ $place }«
goal-values-of = Tal: { $title }
goal-about = ca. { $value }
goal-years = { $n } år
goal-times = { $n } gange
# Filen med tallene.
goal-csv-goal = mål
goal-csv-name = tal
goal-csv-year = år
goal-csv-group = gruppe
goal-csv-value = værdi
goal-csv-unit = enhed
goal-csv-approximate = cirka
goal-csv-source = kilde
goal-csv-yes = ja
goal-csv-no = nej
goal-unit-percent = procent
goal-unit-years = år
goal-unit-times = gange
goal-unit-kroner = kroner
goal-unit-persons = personer
goal-unit-per-thousand = pr. 1.000
goal-unit-number = antal
