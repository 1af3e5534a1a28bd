"""From files, folders and standard input to documents; what cannot be read is a failure."""

from counterclaim.ingest.load import load_documents, load_named
from counterclaim.ingest.options import LoadOptions
from counterclaim.ingest.remarks import remarks

__all__ = ["LoadOptions", "load_documents", "load_named", "remarks"]
