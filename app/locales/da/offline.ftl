# Uden net, og som app på en enhed.
offline-app-name = Byblik – Københavns byområder
offline-banner = Du er uden net. Siden er, som den var { $n }.
offline-title = Du er uden net
offline-text = Vi kan ikke hente siden nu. Det, du har åbnet før, kan du stadig læse. Kortet og tallene for hvert kvarter er der også.
offline-areas = Tallene på din enhed er fra beregningen den { $day }. De bliver hentet på ny, når du har net igen.
offline-edition = Du er uden net. Her er kvarterets tal i kort udgave, fra beregningen den { $day }.
offline-met = { $met } af { $all } kriterier er opfyldt i vores beregning. Den er ikke kommunens udpegning. Tallene handler om området, ikke om den enkelte.
offline-criterion = Kriterium
offline-here = Her
offline-city = København
offline-limit = Grænse
offline-verdict = Opfyldt
offline-is-met = opfyldt
offline-is-not-met = ikke opfyldt
offline-no-data = ingen data
offline-withheld = ikke vist af hensyn til beboerne
offline-source = Kilde: Københavns Kommune. Kilden til hvert tal står på områdets side, når du har net igen.
