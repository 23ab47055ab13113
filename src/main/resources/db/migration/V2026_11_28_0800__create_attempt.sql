create table attempt (
  id uuid primary key,
  at timestamptz not null,
  action text not null,
  object_type text not null,
  object_id uuid,
  outcome text not null check (outcome in ('done', 'refused')),
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  address text,
  request_id text
);
comment on table attempt is 'What the log of changes does not tell: who signed in, and what was refused.';
create index attempt_at_idx on attempt (at, id);
create index attempt_actor_id_idx on attempt (actor_id, at);
create index attempt_object_id_idx on attempt (object_id, at);
create index event_at_idx on event (at, id);
create index event_actor_id_idx on event (actor_id, at);

create view audit as
select id, at, action, object_type, object_id, outcome, actor_kind, actor_id, actor_name, address, request_id
from attempt
union all
select id, at,
  object_type || '.' || case split_part(type, '.', 2)
    when 'created' then 'create' when 'updated' then 'update' when 'published' then 'publish'
    when 'unpublished' then 'unpublish' when 'scheduled' then 'schedule' when 'unscheduled' then 'unschedule'
    when 'trashed' then 'trash' when 'restored' then 'restore' when 'deleted' then 'delete' when 'merged' then 'merge'
    else split_part(type, '.', 2) end,
  object_type, object_id, 'done', actor_kind, actor_id, actor_name, address, request_id
from event;
comment on view audit is 'Who did what to which object: changes, sign-ins and refusals.';

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are kept as they are', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger event_append_only before update or delete on event execute function refuse_change();
create trigger attempt_append_only before update or delete on attempt execute function refuse_change();
