//! An answer as terminal text, JSON and one self-contained HTML file.
