alter table {{table}} add column _nth integer;
alter table {{table}} add column _batch integer;
alter table {{table}} add column _file integer;
alter table {{table}} add column _line bigint;
