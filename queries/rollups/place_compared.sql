-- about: what is known of everybody at the start and the end, whether they are in the number or not
left join episode_fact
    on episode_fact.episode_id = {{episode_id}}
left join score_pair
    on score_pair.episode_id = {{episode_id}}
    and score_pair.instrument = $compared_instrument
    and score_pair.scale = $compared_scale
