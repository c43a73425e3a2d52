//! Citations in BibTeX.

/// Key and BibTeX entry.
pub const CITATIONS: &[(&str, &str)] = &[
    (
        "cow-states",
        "@misc{cow-states, author = {{Correlates of War Project}}, title = {State System Membership List}, note = {Version 2024}, year = {2024}}",
    ),
    (
        "countrycode",
        "@article{countrycode, author = {Arel-Bundock, Vincent and Enevoldsen, Nils and Yetman, C. J.}, title = {countrycode: An {R} package to convert country names and country codes}, journal = {Journal of Open Source Software}, volume = {3}, number = {28}, pages = {848}, year = {2018}}",
    ),
    (
        "atop",
        "@article{atop, author = {Leeds, Brett Ashley and Ritter, Jeffrey M. and Mitchell, Sara McLaughlin and Long, Andrew G.}, title = {Alliance Treaty Obligations and Provisions, 1815--1944}, journal = {International Interactions}, volume = {28}, number = {3}, pages = {237--260}, year = {2002}}",
    ),
    (
        "sipri",
        "@misc{sipri, author = {{Stockholm International Peace Research Institute}}, title = {{SIPRI} Arms Transfers Database}, note = {Generated April 2024}, year = {2024}}",
    ),
    (
        "mid",
        "@article{mid, author = {Palmer, Glenn and others}, title = {The {MID5} Dataset, 2011--2014: Procedures, coding rules, and description}, journal = {Conflict Management and Peace Science}, volume = {39}, number = {4}, year = {2021}}",
    ),
    (
        "rivalries",
        "@book{rivalries, author = {Thompson, William R. and Sakuwa, Kentaro and Suhas, Prashant Hosur}, title = {Analyzing Strategic Rivalries in World Politics}, publisher = {Springer}, year = {2021}}",
    ),
    (
        "gsdb",
        "@article{gsdb, author = {Felbermayr, Gabriel and Kirilakha, Aleksandra and Syropoulos, Constantinos and Yalcin, Erdal and Yotov, Yoto V.}, title = {The Global Sanctions Data Base}, journal = {European Economic Review}, volume = {129}, year = {2020}, note = {Release 3}}",
    ),
    (
        "cow-trade",
        "@article{cow-trade, author = {Barbieri, Katherine and Keshk, Omar M. G. and Pollins, Brian M.}, title = {Trading Data: Evaluating our Assumptions and Coding Rules}, journal = {Conflict Management and Peace Science}, volume = {26}, number = {5}, pages = {471--491}, year = {2009}, note = {Version 4.0}}",
    ),
    (
        "nmc",
        "@article{nmc, author = {Singer, J. David}, title = {Reconstructing the Correlates of War Dataset on Material Capabilities of States, 1816--1985}, journal = {International Interactions}, volume = {14}, pages = {115--132}, year = {1987}, note = {Version 6.0}}",
    ),
    (
        "contiguity",
        "@article{contiguity, author = {Stinnett, Douglas M. and Tir, Jaroslav and Schafer, Philip and Diehl, Paul F. and Gochman, Charles}, title = {The Correlates of War Project Direct Contiguity Data, Version 3}, journal = {Conflict Management and Peace Science}, volume = {19}, number = {2}, pages = {58--66}, year = {2002}, note = {Version 3.2}}",
    ),
    (
        "peacesciencer",
        "@article{peacesciencer, author = {Miller, Steven V.}, title = {{peacesciencer}: An {R} package for quantitative peace science research}, journal = {Conflict Management and Peace Science}, year = {2022}}",
    ),
    (
        "unga",
        "@article{unga, author = {Bailey, Michael A. and Strezhnev, Anton and Voeten, Erik}, title = {Estimating Dynamic State Preferences from United Nations Voting Data}, journal = {Journal of Conflict Resolution}, volume = {61}, number = {2}, pages = {430--456}, year = {2017}}",
    ),
    (
        "undl",
        "@misc{undl, author = {{United Nations Dag Hammarskj\\\"old Library}}, title = {{UN} Digital Library voting data}, year = {2022}}",
    ),
    (
        "vetoes",
        "@misc{vetoes, author = {Yordan, Carlos L. and {United Nations Dag Hammarskj\\\"old Library}}, title = {Vetoes in the {UN} Security Council}, year = {2022}}",
    ),
    (
        "icews",
        "@misc{icews, author = {Boschee, Elizabeth and Lautenschlager, Jennifer and O'Brien, Sean and Shellman, Steve and Starz, James and Ward, Michael}, title = {{ICEWS} Coded Event Data}, howpublished = {Harvard Dataverse, doi:10.7910/DVN/28075}, year = {2015}}",
    ),
    (
        "csis",
        "@misc{csis, author = {{Center for Strategic and International Studies}}, title = {Beyond Parallel: Database of {North Korean} Provocations}, year = {2026}}",
    ),
];

/// The BibTeX entry of a key.
#[must_use]
pub fn bibtex(key: &str) -> Option<&'static str> {
    CITATIONS.iter().find(|c| c.0 == key).map(|c| c.1)
}
