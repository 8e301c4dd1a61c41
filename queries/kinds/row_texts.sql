-- about: the texts that occur in some columns of a relation, each once
select
    {{columns}}
from {{relation}}
