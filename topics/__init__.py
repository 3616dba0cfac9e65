"""Topics of a post: a vocabulary that an archivist edits, rules, what labelled posts teach."""
