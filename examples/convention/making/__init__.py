"""How the documents of the example negotiation are made: plain sources in, PDF, DOCX, HTML and Akoma Ntoso out."""
