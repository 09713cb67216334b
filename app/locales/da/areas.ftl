# Tabellen over alle områder, også som fil.
areas-title = Områder
areas-description = Københavns 67 kvarterer i en tabel med tal, grænser, kommunens udpegning og statens lister.
areas-lead = Her er kortets oplysninger i en tabel. Kvartererne står i alfabetisk rækkefølge, og du kan selv sortere og filtrere.
areas-shown = { $all ->
    [one] Viser { $shown } af { $all } kvarter.
   *[other] Viser { $shown } af { $all } kvarterer.
}
areas-none = Ingen kvarterer passer til det, du har valgt.
areas-show-all = Vis alle kvarterer
areas-not-designation = Den er ikke kommunens udpegning. Tal, der opfylder et kriterium, er mærket med ●.
areas-sources = Kilder:
areas-file = Hent tabellen som fil (CSV)
areas-name = Navn
areas-kvarter = Kvarter
areas-bydel = Bydel
areas-population = Beboere
areas-whole-city = Hele byen
areas-only-designated = Kun kvarterer, som en udpegning dækker
areas-apply = Vis
areas-table = Tabel over kvarterer
areas-caption = Kvarterer med tal for hvert kriterium
areas-met = Opfyldte kriterier
areas-met-whose = Vores beregning
areas-designated = Kommunens udpegning
areas-listed = Har stået på statens lister
areas-city = Hele København
areas-limit = Grænse
areas-is-met = opfyldt:
areas-stands-out = fremhævet
areas-no-data = ingen data
areas-too-few = for lidt data
areas-met-of = { $met } af { $all }
areas-byomraader = Byområder, udpeget af kommunen
areas-byomraader-text = Den nyeste udpegning er fra 2025. Kommunen har ikke offentliggjort afgrænsningerne som data.
areas-boligomraader = Boligområder, der har stået på statens lister
areas-boligomraader-text = Kun områder, hvis navne vi kender fra en kilde. De står ikke nødvendigvis på en liste i dag.
areas-file-met = { $name }: opfyldt
areas-file-with-data = Kriterier med data
areas-file-stands-out = Fremhævet i vores beregning
areas-file-calculation = Beregning
areas-file-sources = Kilder
