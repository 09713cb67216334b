# Hvor et tal kommer fra.
credit-to-be-checked = skal kontrolleres
