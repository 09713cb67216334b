# About Byblik, and how to reach us.
about-sources = Sources
about-sources-text = These are all the sources that the site uses. If we have changed anything in the figures, it says so under processing.
about-publisher = Publisher
about-table = Table or section
about-period = Period
about-licence = Licence
about-attribution = Credit
about-processing = Processing
about-to-be-checked = We have not yet compared the details with the publisher’s own edition.
about-write = Write to
about-call = Call
about-no-mail = Whoever runs this site has not given an e-mail address.
about-no-phone = Whoever runs this site has not given a telephone number.
