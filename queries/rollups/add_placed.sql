-- about: more placed rows of a shape
insert into {{table}}
{{placed}}
