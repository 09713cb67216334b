# Hvor et tal kommer fra.
credit-to-be-checked = { $credit } (skal kontrolleres)
