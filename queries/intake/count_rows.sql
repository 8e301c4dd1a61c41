select count(*)::double as rows
from {{relation}}
