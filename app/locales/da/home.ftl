# Forsiden.
home-title = Hvor er de udsatte byområder?
home-description = Kort over København med offentlige tal, kommunens udpegning og statens lister, hver for sig og med kilder.
home-lead = Vælg et område på kortet, eller søg på navnet. Så ser du, hvad der sker dér, hvad tallene viser, og hvor de kommer fra.
home-kinds = Tre ting, vi holder adskilt
home-designation = Kommunens udpegning
home-designation-text = Kommunen beslutter, hvilke byområder den kalder udsatte. Kortet viser den seneste udpegning, vi har afgrænsningerne af som data. Hvert områdes side siger, hvad der er besluttet i hvilke år.
home-lists = Statens lister
home-lists-text = Staten udpeger boligområder efter almenboligloven. Da kommunen skrev sin politik i 2025, stod ingen områder i København på listerne over udsatte boligområder, parallelsamfund og omdannelsesområder. I 2024 stod 15 på listen over forebyggelsesområder. Vi mangler en kilde til navnene. Lister fra december 2025 og senere har vi ikke med.
home-calculation = Vores beregning
home-calculation-text = Farverne viser vores egen beregning ud fra offentlige tal for 67 kvarterer. Den er ikke kommunens screening.
home-how = Sådan regner vi
home-kind-words = Tallene beskriver vilkår i et område. De siger ikke, hvordan den enkelte har det. I alle dele af byen har mange et godt liv.
home-all = Alle områder
home-all-order = Alfabetisk efter bydel.
home-table = Se tallene i en tabel
home-whole-district = Hele bydelen
home-designated = Byområder, udpeget af kommunen
home-listed = Boligområder, der har stået på statens lister
place-bydel = bydel
place-kvarter = kvarter i { $bydel }
place-byomraade =
    { $year ->
        [unknown] udpeget byområde
       *[other] byområde fra { $year }
    }
place-byomraade-part =
    { $year ->
        [unknown] udpeget byområde, del af { $whole }
       *[other] byområde fra { $year }, del af { $whole }
    }
place-boligomraade = boligområde
