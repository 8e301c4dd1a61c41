-- about: how many rows have something in each of these columns; what it is stays in the file
select [{{counts}}]::double[] as filled
from {{rows}}
