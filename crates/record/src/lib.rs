//! Statements, sources, grades, dates, quantities; what was known on a day; credence.
