"""Words: segmentation and tagging with the models of underthesea."""
