"""The vocabulary of topics: the file that archivists edit."""
