# Udvikling over tid.
chart-none = Der er ingen tal endnu.
chart-no-line = Der er kun ét tal for hver. Derfor er der ingen linje mellem dem.
chart-table = Se tallene i en tabel
chart-year = År
chart-target = mål: { $value }
chart-target-year = Mål for { $year }
chart-no-data = ingen data
chart-break = brud: opgjort på en ny måde
chart-thousands = { $n } t.
chart-sparse = Prikket linje: Vi har ingen tal for årene imellem.
