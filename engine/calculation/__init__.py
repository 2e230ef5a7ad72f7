"""The second of the two calculations: the normenkader as operations in plain Python."""
