//! The process: hazards, stocks, deals, corridors, rules, councils, what gets published; ensembles.
