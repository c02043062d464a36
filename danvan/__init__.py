"""danvan: mass mobilisation and grassroots democracy work in local authorities, typed once."""

__version__ = "0.1.0"
