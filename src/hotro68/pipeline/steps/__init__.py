"""The steps of a case between the lists and the money, one module each."""
