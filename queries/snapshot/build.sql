select id
from snapshot_build
