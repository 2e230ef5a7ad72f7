"""The national message that allocates a product to a provider: WMO301 of iWmo 3.2.

What is decided comes from the register, who it is about is given at that moment and kept nowhere.
Pure: facts and details in, bytes and findings out. No message repeats a detail of the client.
"""
