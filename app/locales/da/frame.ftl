# Rammen om hver side: hoved, menu og det, som søgemaskiner ser.
skip = Spring til indhold
menu = Hovedmenu
nav-map = Kort
nav-areas = Områder
nav-goals = Mål
nav-initiatives = Indsatser
nav-news = Nyt
nav-method = Metode
nav-search = Søg
other-language = English
site-claim = Byblik viser offentlige tal, beslutninger og indsatser for Københavns byområder.
missing-title = Siden findes ikke
missing-text = Adressen er måske skrevet forkert, eller området hedder noget andet hos os. Prøv at søge på navnet.
missing-near = Måske mente du
missing-ways = Gå videre herfra
made-up = SYNTETISK: Her vises opdigtede roder og tal, så systemet kan prøves. De siger intet om virkelige steder.
