"""Documents come in: PDF, DOCX, HTML, Akoma Ntoso, plain text, Markdown -> Manuscript -> Text."""
