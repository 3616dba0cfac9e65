"""Dates and times of day as Vietnamese texts write them."""
