select definitions
from snapshot_fact
