"""What goes on paper: each report collects plain data from a document and lays it out as a tagged PDF."""
