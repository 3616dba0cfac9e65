"""From a query as typed to the tree that an index answers."""
