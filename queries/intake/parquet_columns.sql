select column_name
from (describe select columns(*) from read_parquet({{file}}))
