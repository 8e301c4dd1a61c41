-- table: carc_class
-- about: what a claim adjustment reason code means for us; 'P*' stands for every code that starts with P
create table carc_class as
with denial_class(class) as (
    values
        ('authorization'),
        ('medical_necessity'),
        ('eligibility'),
        ('benefit'),
        ('timely_filing'),
        ('documentation'),
        ('coding'),
        ('provider')
),

listed as (
    select
        upper(trim(carc)) as carc,
        lower(trim(class)) as class,
        trim(source) as source,
        list_position(getvariable('carc_class_files'), filename) as layer
    from read_csv(
        getvariable('carc_class_files'),
        header = true,
        auto_detect = false,
        filename = true,
        null_padding = true,
        delim = ',',
        quote = '"',
        columns = {'carc': 'varchar', 'class': 'varchar', 'source': 'varchar', 'about': 'varchar'}
    )
),

-- The program's own file comes after ours: its word on a code stands.
in_force as (
    select
        carc,
        class,
        source
    from listed
    where carc is not null
    qualify row_number() over (partition by carc order by layer desc) = 1
)

select
    in_force.carc,
    -- A class nobody knows must not become a denial by a slip of the keyboard.
    case
        when denial_class.class is not null then denial_class.class
        when in_force.class in ('duplicate', 'not_denial') then in_force.class
        else 'unclassified'
    end as class,
    denial_class.class is not null as is_denial,
    in_force.source
from in_force
left join denial_class on in_force.class = denial_class.class;
