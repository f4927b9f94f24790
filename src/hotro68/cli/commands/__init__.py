"""Every command's name, options and help; the acts behind them are imported when called."""
