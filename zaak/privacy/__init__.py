"""What leads to a person in free text: recognised, so that it can be refused."""
