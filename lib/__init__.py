"""Coverage Explorer: saved news pages become dataframes."""
