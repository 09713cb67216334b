# Siden om en organisation.
organisation-runs = Indsatser, den er med i
organisation-runs-count = { $n ->
    [0] Vi kender ingen indsatser, som den er med i.
    [one] Den er med i 1 af de indsatser, vi kender.
   *[other] Den er med i { $n } af de indsatser, vi kender.
}
organisation-on-map = Se dem på kort og i liste
organisation-description = Det, vi ved om { $name }, og de indsatser, den er med i.
organisation-source = Kilder: Københavns Kommunes politik for udsatte byområder, 2025, og hvad organisationen og kommunen ellers har oplyst.
organisation-site = Organisationens egen side
organisation-unknown = Vi ved ikke mere om organisationen endnu.
organisation-kind-municipality = En del af Københavns Kommune
organisation-kind-administration = Forvaltning i Københavns Kommune
organisation-kind-region = Region
organisation-kind-police = Politi
organisation-kind-housing = Almene boliger
organisation-kind-fund = Fond
organisation-kind-association = Forening
organisation-kind-cooperation = Samarbejde mellem myndigheder
