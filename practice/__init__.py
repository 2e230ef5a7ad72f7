"""Learning to classify alike: teaching cases (oefenzaken), and how far people agree about them."""
