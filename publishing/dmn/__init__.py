"""A normenkader as DMN: decision tables that other engines compute."""
