# »Prøv selv«: rammen om laboratoriet. Resten siger crate’en laboratory.
trial-title = Prøv selv
trial-own = Din egen beregning
trial-description = Flyt grænser og vægte, og se, hvilke områder der så ville være fremhævet. En egen beregning, ikke en offentliggjort.
trial-crumbs = Brødkrummer
trial-method = Metode
trial-lead = Hvad sker der, hvis grænserne ligger et andet sted? Flyt dem, og se, hvilke kvarterer der så ville være fremhævet. Så bliver det din egen beregning. Den ændrer intet i den offentliggjorte, og ingen andre ser den, medmindre du deler linket.
trial-same-figures = Tallene her er de samme; kun metoden er en anden.
trial-how = Sådan regner vi
trial-begin = Begynd med en metode
trial-map = Kort over områderne
