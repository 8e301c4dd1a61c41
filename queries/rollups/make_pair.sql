-- about: a measure's rows counted by month and two dimensions together
create table {{table}} as
{{counted}}
