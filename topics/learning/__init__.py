"""Topics that are learnt from labelled posts."""
