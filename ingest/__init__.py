"""From files to stored posts: readers give raw posts, extract gives fields, the pipeline stores."""
