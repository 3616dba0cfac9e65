"""From a query as typed to hits with snippets."""
