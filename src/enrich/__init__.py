"""Turn a curated paper list into verified bibliographic data."""

__version__ = "0.1.0"
