# Siden om ét område.
area-description = { $name }: hvad der sker her, hvad tallene viser, og hvor de kommer fra.
area-crumbs = Brødkrummer
area-city = København
area-population = { $count } beboere, { $period }

area-ways = På siden
area-ways-figures = Tallene
area-ways-designation = Udpegning
area-ways-goals = Mål

# Hvad det er.
area-kind-bydel = Bydel i København
area-kind-kvarter = Kvarter i { $bydel }
area-kind-byomraade =
    { $year ->
        [unknown] Udsat byområde, udpeget af kommunen
       *[other] Udsat byområde, udpeget af kommunen i { $year }
    }
area-kind-byomraade-part =
    { $year ->
        [unknown] Udsat byområde, del af { $whole }, udpeget af kommunen
       *[other] Udsat byområde, del af { $whole }, udpeget af kommunen i { $year }
    }
area-kind-boligomraade = Boligområde i { $kvarter }, som har stået på statens lister
area-official-name = I kommunens statistik hedder kvarteret »{ $name }«.
area-housing = Boligorganisation: { $organisation }. Placeringen på kortet er vejledende.

# Hvad der sker.
area-doing = Det sker her
area-doing-none = Vi kender ingen indsats netop her. Nedenfor står indsatser for hele byen og for de udsatte byområder.
area-doing-wider =
    { $n ->
        [one] Én indsats for hele byen eller for udsatte byområder
       *[other] { $n } indsatser for hele byen og for udsatte byområder
    }

# Det, kommunen selv fortæller.
area-told = Kommunen fortæller
area-told-by = Skrevet af { $author }. Sidst ændret { $date }.

# Vores beregning.
area-outcome-in = Fremhævet i vores beregning
area-outcome-out = Ikke fremhævet i vores beregning
area-outcome-none = For lidt data til vores beregning
area-why-in = Hvorfor er området fremhævet?
area-why-out = Hvorfor er området ikke fremhævet?
area-why-none = Hvad siger tallene?
area-calculation-is = Den er ikke kommunens udpegning. Tallene siger noget om vilkår, ikke om dem, der bor her.
area-method = Se metoden
area-robust = Hvor sikkert er det?
area-try = Prøv at flytte grænserne
area-here = Her
area-limit = Grænse
area-distance = Afstand
area-limit-at = grænse { $limit }
area-city-at = København { $value }
area-over = { $size } over
area-under = { $size } under
area-larger = Tallet gælder hele { $name }, ikke kun kvarteret.

# Hvad det består af.
area-parts-bydel = Kvarterer i bydelen
area-parts-bydel-text = Vores beregning ser på ét kvarter ad gangen. Derfor siger den ikke noget om bydelen som helhed.
area-parts-byomraade = Kvarterer, som byområdet dækker noget af
area-parts-byomraade-text = Der er ingen offentlige tal for byområdet selv. Se tallene for kvartererne.
area-parts-byomraade-share =
    { $share ->
        [hele] hele kvarteret ligger i byområdet
       *[other] { $share } af kvarteret ligger i byområdet
    }
area-parts-boligomraade = Tallene gælder for kvarteret
area-parts-boligomraade-text = Vi har ingen offentlige tal for boligområdet selv. Kvarteret er større end boligområdet.
area-parts-met = { $met } af { $of } kriterier opfyldt
area-parts-met-in = { $met } af { $of } kriterier opfyldt, fremhævet i vores beregning
area-share-all = hele
area-share-little = under 1 %
area-share-about = ca. { $percent } %

# Udvikling.
area-development = Udvikling
area-development-one = Vi har kun tal for ét år i hver opgørelse. Derfor står tallene her ved siden af byens.
area-development-text = Tallene over tid. Hvor et år mangler, er der ingen linje.
area-residents-in = { $count } beboere i { $period }.
area-residents-once = { $count } beboere i { $period }. Vi har kun tal for { $year }.
area-made-of = Regnet ud af tal fra { $periods }.

# Lignende områder.
area-similar = Lignende områder
area-similar-text = De ligner mest i tal. Vi har sammenlignet { $compared }.
area-similar-on =
    { $n ->
        [one] sammenlignet på ét af { $of } tal
       *[other] sammenlignet på { $n } af { $of } tal
    }
area-similar-none = Vi har for få tal til at finde områder, der ligner.
area-compare = Sammenlign dem
area-all = Alle områder i byen

# Kommunens udpegning.
area-decided = Kommunens udpegning
area-decided-itself = Området er selv udpeget i denne beslutning.
area-decided-not = Beslutningen omfatter ikke området.
area-decided-kvarter = Kvarteret, som boligområdet ligger i, er helt eller delvist udpeget. Boligområdets egne grænser er ikke offentliggjort.
area-decided-partly = Området er helt eller delvist udpeget. Andelene er omtrentlige og regnet ud fra areal.
area-decided-of-bydel =
    { $share ->
        [hele] dækker hele bydelen
       *[other] dækker { $share } af bydelen
    }
area-decided-of-kvarter =
    { $share ->
        [hele] dækker hele kvarteret
       *[other] dækker { $share } af kvarteret
    }
area-decided-on = Besluttet { $date } af { $decider }.
area-decided-undated = Besluttet af { $decider }. Datoen kender vi ikke.
area-decided-corrected = Beslutningen er rettet her: { $reason }
area-decided-withdrawn = Udpegningen er trukket tilbage: { $reason }
area-reference = Kilde: { $reference }
area-covered = Hvor meget er udpeget?
area-covered-bydel =
    { $share ->
        [hele] I alt ligger hele bydelen i et udpeget byområde.
       *[other] I alt ligger { $share } af bydelens areal i et udpeget byområde.
    }
area-covered-bydel-residents = Et skøn er, at ca. { $count } af bydelens { $all } beboere bor der. Det er ca. { $percent } % (tal fra { $period }).
area-covered-how = Skønnet er regnet ud fra areal. Hvert kvarters beboere tæller med efter den del af kvarteret, der er udpeget. Bor folk tættest ét sted, er skønnet skævt.
area-covered-byomraade = Et skøn er, at der bor ca. { $count } i byområdet (tal fra { $period }). Det er regnet ud fra areal: Hvert kvarters beboere tæller med efter den del af kvarteret, der ligger i byområdet.

# Statens lister.
area-lists = Statens lister
area-lists-none = Vi kender ikke til boligområder her, der har stået på statens lister siden 2014.
area-lists-byomraade = Vi har ikke koblet statens boligområder til byområderne. Se kvartererne ovenfor.
area-lists-gaps = Vi kender ikke alle år. Et år, der mangler, betyder hverken, at området stod på en liste, eller at det ikke gjorde.
area-lists-city = For hele København
area-lists-apart = Staten udpeger boligområder efter almenboligloven. Kommunen udpeger selv byområder og tager automatisk statens boligområder med. Vores beregning er en tredje ting.
area-list-caption = { $name } på statens lister, efter dato
area-list-when = Hvornår
area-list-what = Hvad
area-list-meets = Opfyldte statens ændrede kriterier
area-list-on = Kom på listen over { $list }
area-list-off = Gik ud af listen over { $list }
area-list-listed = Stod på listen over { $list }
area-list-on-some = Kom på statens liste
area-list-off-some = Gik ud af statens liste
area-list-listed-some = Stod på statens liste
area-list-which = Kilden siger ikke sikkert, hvilken liste det er
area-third-party = Fra tredjepart, ikke kontrolleret
area-count = { $list } ({ $law }): { $n } på listen fra { $date }.
area-count-none = { $list } ({ $law }): ingen, ifølge { $evidence }.
area-count-unnamed = { $list } ({ $law }): { $n } på listen fra { $date }. Navnene står ikke i vores kilder.
area-count-newer = Nyere lister er ikke med i vores data.

# Mål.
area-goals = Mål, som området tæller med i
area-goal-served = Indsatser her: { $initiatives }.
area-goal-fewer-itself = Kommunen har udpeget området; afsnittet om udpegninger siger, i hvilke år. Ambitionen er, at byen i 2035 har færre udsatte byområder.
area-goal-fewer-partly = Noget af stedet ligger i et byområde, som kommunen har udpeget; afsnittet om udpegninger siger, i hvilke år. Ambitionen er, at byen i 2035 har færre af dem.
area-goal-risk = Her er et boligområde, som har stået på statens lister. Vi ved ikke, om det i dag er tæt på dem.
area-goals-all = Politikkens andre mål gælder også her.
area-goals-link = Se alle mål

# Nyt.
area-news = Nyt fra området
area-news-none = Vi har ikke skrevet noget nyt om området.
area-news-feed = Følg området (Atom-strøm)

# Del siden.
area-share = Del siden
area-share-address = Sidens adresse
area-share-mail = Send i en e-mail
area-share-subject = { $name } på Byblik
area-share-body =
    Se siden om { $name }:
    { $address }
area-share-print = Siden kan skrives ud på ét ark. Brug udskriv i din browser.
area-share-code = Vis QR-kode
area-share-code-name = QR-kode til siden om { $name }
area-share-code-text = Peg på koden med kameraet i en telefon. Så åbner siden.

# På papir.
area-paper-figures = Tallene i vores beregning
area-paper-criterion = Kriterium
area-paper-verdict = Opfyldt?
area-paper-date = Hentet { $date } fra { $address }

# Kilder.
area-sources = Kilder
area-sources-count =
    { $n ->
        [one] Én kilde med år og vilkår for brug
       *[other] { $n } kilder med år og vilkår for brug
    }
area-source-outlines = Omridsene på kortet er { $came }.
area-source-outlines-unnamed = Omrids på kortet, { $came }. Kilden er ikke oplyst.
area-source-to-check = Vi har endnu ikke sammenlignet oplysningerne med udgiverens egen udgave.
area-dataset = Tal om { $name }
area-dataset-text = Offentlige tal om { $name } i København med kilde, år og grænse, samlet og regnet sammen af Byblik.
area-doing-choose = Find indsatser her
area-doing-calendar = Hent en kalender for området
