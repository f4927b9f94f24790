"""Vietnamese writing: text, names, numbers, money, dates, identity numbers, order."""
