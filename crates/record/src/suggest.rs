//! Near misses: the word that somebody probably meant.

/// The word most like `found`, if any is near enough to be worth naming.
///
/// Near: at most a third of the letters differ (a swap of neighbours counts once), at least one may.
/// Case alone is never a difference.
#[must_use]
pub fn nearest<'a>(found: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A distance over a text of any length is quadratic, and nobody mistypes a word that long.
    if found.is_empty() || found.len() > 100 {
        return None;
    }
    let lower = found.to_lowercase();
    words
        .into_iter()
        .map(|word| (strsim::osa_distance(&lower, &word.to_lowercase()), word))
        .filter(|(distance, word)| {
            let length = found.chars().count().max(word.chars().count());
            *distance <= (length / 3).max(1) && *distance < length
        })
        .min()
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_swap_of_letters_is_near_and_a_different_word_is_not() {
        let codes = ["RUS", "PRK", "KOR", "USA"];
        assert_eq!(nearest("RSU", codes), Some("RUS"));
        assert_eq!(nearest("prk", codes), Some("PRK"));
        assert_eq!(nearest("Atlantis", codes), None);
        assert_eq!(nearest("", codes), None);
    }
}
