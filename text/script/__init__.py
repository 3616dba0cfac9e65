"""Letters: characters, syllables, tones, folding, encodings, keystrokes."""
