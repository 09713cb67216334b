# Søgning.
search-description = Søg efter områder, indsatser, mål, sider og adresser i København.
search-not-kept = Vi gemmer ikke, hvad du søger efter.
search-count = { $n ->
    [0] Vi fandt ikke noget om »{ $query }«.
    [one] Ét resultat for »{ $query }«.
   *[other] { $shown } resultater for »{ $query }«.
}
search-pages = Sider og mål
search-guess = Ingen områder hedder præcis sådan. Måske mente du:
search-more = Vi viser { $shown } af { $all }. Skriv lidt mere for at finde de andre.
search-try = Det kan du søge efter
search-try-area = et område; det gør ikke noget, at du staver lidt anderledes
search-try-initiative = en indsats, en målgruppe eller en forening
search-try-rode = et rodenummer, byens mindste statistiske enhed
search-try-position = en position fra et kort
search-all-areas = Se alle områder
search-addresses = Adresser og steder
search-position = Positionen { $latitude } nord, { $longitude } øst
search-rode = Rode { $number }, { $name }
search-place-kvarter = Kvarter
search-place-bydel = Bydel
search-place-byomraade = Kommunens udpegning
search-place-no-byomraade = Ligger ikke i et udpeget byområde
search-place-rode = Rode
search-near-border = Grænsen til et andet område er under 30 meter væk. Stedet kan også høre til:
search-borders = Grænserne er forenklede til ca. 20 meter. Tallene beskriver området, ikke den enkelte adresse.
search-outside = Stedet ligger uden for Københavns Kommune. Her har vi ingen tal.
search-no-service = Vi kan ikke slå adresser op her på siden. Søg på navnet på dit kvarter eller din bydel i stedet.
search-no-rode = Ingen rode har det nummer. Søg på navnet på dit kvarter i stedet.
search-failed = Adresseopslaget svarer ikke lige nu. Søg på område i stedet.
search-page-map = Kort over byens kvarterer, kommunens udpegning og statens lister.
search-page-areas = Alle områder i en tabel med tal, grænser og udpegninger.
search-page-compare = Op til fire områder side om side.
search-page-goals = Kommunens mål for 2035, og hvordan det går med dem.
search-page-initiatives = Det, der sker i områderne: for hvem, hvor og hvordan du kommer med.
search-page-news = Nyt om områder, mål og beregninger.
search-page-method = Sådan regner vi: kriterier, grænser og kilder.
search-page-trial-title = Prøv selv
search-page-trial = Flyt grænserne i beregningen, og se, hvad der sker.
search-page-about-title = Om Byblik
search-page-about = Hvem der står bag, og hvor tallene kommer fra.
search-page-privacy-title = Privatliv
search-page-privacy = Ingen cookies. Vi gemmer ikke, hvad du søger efter, eller hvor du er.
search-page-access-title = Tilgængelighed
search-page-access = Kontakt, hvis noget på siden er svært at bruge.
search-page-reading-title = Sådan læser du tallene
search-page-reading = Hvad andele, grænser og manglende tal betyder.
