"""The first of the two calculations: the normenkader as rules of durable_rules."""
