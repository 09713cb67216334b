# Metoden: hvordan vi regner, hvor sikkert det er, og hvad der mangler.
method-title = Metode
method-description = Sådan regner vi: kriterier, grænser, data og version. Se også, hvor sikkert svaret er, og hvad kommunen har offentliggjort.
method-lead = Her kan du se, hvordan vi regner, og hvor sikkert det er. Du kan hente hver metode som fil og regne efter.
method-try = Prøv selv
method-read = Sådan læser du tallene
method-now = Den beregning, du ser nu
method-run-method = Metode
method-run-version = { $title }, version { $version }
method-run-at = Beregnet
method-run-published = Offentliggjort
method-run-data = Data
method-run-snapshot = { $title }, indlæst { $day } (kontrolsum { $id })
method-run-note = Bemærkning
method-sure = Hvor sikkert er det?
method-sure-text = Grænserne er vores valg. Derfor har vi flyttet dem alle op og ned, højst { $share }, i { $variants } varianter. Så har vi talt, hvor ofte hvert kvarter får samme svar.
method-sure-always = { $count ->
    [one] Ét kvarter får samme svar i alle varianter.
   *[other] { $count } kvarterer får samme svar i alle varianter.
}
method-sure-mostly = { $count ->
    [one] Ét kvarter mere får det i mindst 9 af 10 varianter.
   *[other] { $count } kvarterer mere får det i mindst 9 af 10 varianter.
}
method-sure-seldom = { $count ->
    [one] Ét kvarter skifter oftere. Her betyder vores valg mest.
   *[other] { $count } kvarterer skifter oftere. Her betyder vores valg mest.
}
method-moves = Hvad betyder hver grænse?
method-moves-text = Her flytter vi én grænse ad gangen, { $share } ned og { $share } op. Tabellen viser, hvor mange kvarterer der så får et andet svar. Den grænse, der flytter flest, står først.
method-moves-caption = Kvarterer, der får et andet svar, når én grænse flyttes { $share }
method-moves-part = Del af udsvingene, når alle flyttes
method-moves-part-text = Sidste kolonne: Når alle grænser flyttes på én gang, skifter nogle gange få og andre gange mange kvarterer. Tallet er den del af udsvingene, som grænsen er med til, alene eller sammen med de andre. Derfor kan tallene tilsammen give mere end 100 %. I parentes står usikkerheden (95 %). Vi regner efter Saltelli m.fl. (2010).
method-criterion = Kriterium
method-moves-lower = Grænsen { $share } lavere
method-moves-higher = Grænsen { $share } højere
method-moves-count = { $count ->
    [one] 1 kvarter
   *[other] { $count } kvarterer
}
method-since = Forskel fra beregningen før
method-since-first = Det her er den første beregning, vi har offentliggjort. Der er ingen tidligere at sammenligne med.
method-since-other = Beregningen før brugte »{ $title }«, version { $version }. Den blev offentliggjort { $day }. Den fremhæver områder på en anden måde, så de to kan ikke sammenlignes område for område.
method-since-text = Beregningen før brugte »{ $title }«, version { $version }. Den blev offentliggjort { $day }.
method-came-in = { $count ->
    [0] Ingen områder er kommet til
    [one] Ét område er kommet til
   *[other] { $count } områder er kommet til
}
method-went-out = { $count ->
    [0] Ingen områder er gået ud
    [one] Ét område er gået ud
   *[other] { $count } områder er gået ud
}
method-unchanged = { $count ->
    [one] Ét område har samme svar som før.
   *[other] { $count } områder har samme svar som før.
}
method-all = Alle metoder
method-all-text = Den første er den, kortet viser. De andre er kommunens kriterier, statens regler og en anden måde at regne på.
method-of-byblik = Vores beregning
method-of-state = Statens regler
method-of-others = Et offentliggjort indeks
method-of-municipality = Kommunens egen screening, i det omfang den er offentliggjort
method-version-since = Version { $version }, gælder fra { $day }
method-version-treated = Version { $version }, behandlet i Teknik- og Miljøudvalget { $day }
method-file = Hent metoden som fil
method-criteria =
    { $count ->
        [one] Ét kriterium
       *[other] { $count } kriterier, ét for ét
    }
method-combined = Sådan lægges kriterierne sammen
method-lists = Disse lister tager områder med uden videre
method-lists-text = Et område på en af disse lister er med, hvad tallene end siger.
method-no-data = Mangler data
method-how-share = Vi deler »{ $part }« med »{ $whole }«.
method-how-rest = Vi deler »{ $part }« med »{ $whole }« og trækker andelen fra 100 %.
method-how-rest-of = Vi trækker det offentliggjorte tal for »{ $name }« fra 100 %.
method-how-value = Vi bruger det offentliggjorte tal for »{ $name }«.
method-scale-up = Tallet regnes om til en skala fra { $from } (det laveste) til { $to } (det højeste).
method-scale-down = Tallet regnes om til en skala fra { $from } (det højeste) til { $to } (det laveste).
method-weight = Det vejer { $share } af »{ $name }«.
method-at-least = mindst
method-more-than = mere end
method-limit = Kriteriet er opfyldt, når tallet er { $words } { $limit }.
method-limit-in-file = Grænsen følger et andet tal; den står i metoden som fil.
method-limit-times = Kriteriet er opfyldt, når tallet er { $least } { $times } gange så højt som i { $of }.
method-limit-higher = Kriteriet er opfyldt, når tallet er { $least } { $by } højere end i { $of }.
method-limit-lower = Kriteriet er opfyldt, når tallet er { $least } { $by } lavere end i { $of }.
method-limit-share = Kriteriet er opfyldt, når tallet er { $words } { $share } af »{ $of }«.
method-split = Fra seks til otte kriterier
method-split-text = Kommunens udkast fra februar 2025 havde seks kriterier. Efter høringen fik politikken otte: To af de seks blev delt i to. Hvordan de måles, er ikke offentliggjort.
method-split-caption = Udkastets kriterier, og hvad de blev til
method-split-draft = Udkastet, februar 2025
method-split-final = Den endelige politik, maj 2025
method-split-word = blev delt i to
method-limits = Det skal du være opmærksom på
method-limit-choice = Vi har selv valgt de fire tal og grænserne. Andre valg kan være lige så rimelige.
method-limit-years = Tallene er ikke fra samme år. Årene står ved hvert tal.
method-limit-safety = Tryghed er målt i 13 større områder, ikke i hvert kvarter. Tallet bygger på svar fra et udsnit af beboerne.
method-limit-unknown = Uddannelse tæller også mennesker, hvis uddannelse ikke er registreret. Det gør tallet højere, end det ellers ville være.
method-limit-area = Et kvarter kan rumme store forskelle. Et tal for det hele kan skjule dem.
method-missing = Det mangler stadig
method-missing-rules = Kommunens grænser og vægte for de otte kriterier.
method-missing-roder = Tal for roder, de små enheder, som kommunen screener.
method-missing-outlines = Afgrænsningen af de byområder, som kommunen udpegede i 2025.
method-missing-names = Navnene på de 15 forebyggelsesområder fra 2024 i en kilde, vi kan vise.
method-missing-text = Vi gætter ikke. Når tallene bliver offentlige, kan de lægges ind.
method-object = Er du uenig?
method-object-ours = Er et tal forkert, eller er metoden uklar, så sig til. Beregningen er vores, og vi svarer for den. En ny version får et nyt nummer, og den gamle bliver stående her.
method-object-others = Kommunens udpegning og statens lister kan vi ikke lave om på. Er du uenig i dem, skal du gå til kommunen eller til Social- og Boligministeriet.
method-object-contact = Se, hvordan du skriver eller ringer
