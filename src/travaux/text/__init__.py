"""What a draft is: words, provisions, marks, addresses. The bottom room; every other room stands on it."""
