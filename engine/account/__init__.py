"""What an evaluation says: the answer of the contract, its sentences, and two trails compared."""
