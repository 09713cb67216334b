# Where a figure comes from.
credit-to-be-checked = { $credit } (still to be checked)
