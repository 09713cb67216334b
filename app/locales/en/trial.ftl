# “Try it yourself”: the frame around the laboratory. The crate laboratory says the rest.
trial-title = Try it yourself
trial-own = Your own calculation
trial-description = Move limits and weights, and see which areas would then stand out. A calculation of your own, not a published one.
trial-crumbs = Breadcrumbs
trial-method = Method
trial-lead = What happens if the limits lie somewhere else? Move them, and see which neighbourhoods (kvarterer) would then stand out. That makes it your own calculation. It changes nothing in the published one, and nobody else sees it unless you share the link.
trial-same-figures = The figures here are the same; only the method is different.
trial-how = How we calculate
trial-begin = Begin with a method
trial-map = Map of the areas
