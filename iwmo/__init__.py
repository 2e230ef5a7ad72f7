"""The national message standard (iWmo): from minutes per week to what may be declared."""
