# Where a figure comes from.
credit-to-be-checked = to be checked
