# The frame of every page: header, menu, and what search engines see.
skip = Skip to content
menu = Main menu
nav-map = Map
nav-areas = Areas
nav-goals = Goals
nav-initiatives = Initiatives
nav-news = News
nav-method = Method
nav-search = Search
other-language = Dansk
site-claim = Byblik shows public figures, decisions and initiatives for Copenhagen’s urban areas.
missing-title = Page not found
missing-text = The address may be misspelt, or the area has another name with us. Try searching for the name.
missing-near = Did you mean
missing-ways = Ways to go on
made-up = SYNTHETIC: This shows made-up areas and figures for trying the system. They say nothing about real places.
