# Om Byblik, og hvordan man får fat i os.
about-sources = Kilder
about-sources-text = Her er alle kilder, siden bruger. Har vi ændret noget ved tallene, står det under behandling.
about-publisher = Udgiver
about-table = Tabel eller afsnit
about-period = Periode
about-licence = Licens
about-attribution = Kildeangivelse
about-processing = Behandling
about-to-be-checked = Vi har endnu ikke sammenlignet oplysningerne med udgiverens egen udgave.
about-write = Skriv til
about-call = Ring til
about-no-mail = Den, der driver denne side, har ikke oplyst en mailadresse.
about-no-phone = Den, der driver denne side, har ikke oplyst et telefonnummer.
