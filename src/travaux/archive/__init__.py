"""One negotiation in one folder: originals by SHA-256, versions append-only, results remembered. Records in, records out."""
