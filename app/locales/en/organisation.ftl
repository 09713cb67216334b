# The page of an organisation.
organisation-runs = Initiatives it takes part in
organisation-runs-count = { $n ->
    [0] We know of no initiatives that it takes part in.
    [one] It takes part in 1 of the initiatives that we know.
   *[other] It takes part in { $n } of the initiatives that we know.
}
organisation-on-map = See them on a map and in a list
organisation-description = What we know of { $name }, and the initiatives it takes part in.
organisation-source = Sources: the City of Copenhagen’s policy for disadvantaged areas (udsatte byområder), 2025, and what the organisation and the city have told besides.
organisation-site = The organisation’s own site
organisation-unknown = We know no more about the organisation yet.
organisation-kind-municipality = Part of the City of Copenhagen
organisation-kind-administration = Administration of the City of Copenhagen
organisation-kind-region = Region
organisation-kind-police = Police
organisation-kind-housing = Social housing
organisation-kind-fund = Fund
organisation-kind-association = Association
organisation-kind-cooperation = Cooperation between authorities
