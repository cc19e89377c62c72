"""From the cells of a sheet to survey answers: one column after another, then what follows."""
