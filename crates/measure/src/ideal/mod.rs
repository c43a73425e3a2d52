//! Dynamic ordinal ideal points.
