create table preview_key (
  id smallint primary key default 1 check (id = 1),
  secret bytea not null
);
comment on table preview_key is 'One row: what preview tokens are signed with, made up here once and known to all nodes.';
insert into preview_key (secret)
values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));

alter table post add column preview_generation integer not null default 0;
comment on column post.preview_generation is 'Preview tokens of an older generation are revoked.';
