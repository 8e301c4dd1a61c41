select snapshot_build
from rolled.made_of
