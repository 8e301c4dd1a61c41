-- about: placed rows are done with once they are counted
drop table {{table}}
