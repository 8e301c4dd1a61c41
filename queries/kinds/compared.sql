-- about: the columns of a count that set those measured beside the others, by score at the start and by completion
count(*) filter (where is_compared)::integer as compared,
    count(compared_start) filter (where is_compared)::integer as scored,
    sum(round(compared_start * 1e12)::hugeint) filter (where is_compared) as start_total,
    sum(round(compared_start * compared_start * 1e12)::hugeint) filter (where is_compared) as start_squares,
    count(*) filter (where is_compared and compared_reason <> 'unknown')::integer as known,
    count(*) filter (where is_compared and compared_reason = 'completed')::integer as completed
