# Without a network, and as an app on a device.
offline-app-name = Byblik – Copenhagen’s urban areas
offline-banner = You are offline. This page is as it was on { $n }.
offline-title = You are offline
offline-text = We can’t get the page now. You can still read what you have opened before. The map and each neighbourhood’s figures are there too.
offline-areas = The figures on your device are from the calculation of { $day }. They are fetched again when you are back online.
offline-edition = You are offline. Here are the neighbourhood’s figures in short, from the calculation of { $day }.
offline-met = { $met } of { $all } criteria are met in our calculation. It is not the city’s designation. The figures are about the area, not about any one person.
offline-criterion = Criterion
offline-here = Here
offline-city = Copenhagen
offline-limit = Limit
offline-verdict = Met
offline-is-met = met
offline-is-not-met = not met
offline-no-data = no data
offline-withheld = not shown, to protect residents
offline-source = Source: City of Copenhagen. The source of each figure is on the area’s page when you are back online.
