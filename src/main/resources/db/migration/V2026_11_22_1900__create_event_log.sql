create table log_position (
  id smallint primary key default 1 check (id = 1),
  value bigint not null default 0,
  generation bigint not null default 0
);
comment on table log_position is 'One row: the last position of the log, and the position of the last commit that changed what delivery shows.';
insert into log_position default values;

create table event (
  position bigint primary key,
  id uuid not null unique,
  at timestamptz not null,
  type text not null,
  object_type text not null,
  object_id uuid not null,
  slug text,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  address text,
  request_id text
);
comment on table event is 'The log: one row for each change, appended in its transaction, ordered by commit.';
create index event_object_id_idx on event (object_id, position);
