-- about: where measures share rows, those of one measure differ in what they are to the others
group by
    measure,
    place,
    dimension,
    "value",
    month,
    of_measure >> 2,
    "at"
