-- about: one made-up row of a table of the contract
insert into {{table}} ({{columns}})
values ({{values}});
