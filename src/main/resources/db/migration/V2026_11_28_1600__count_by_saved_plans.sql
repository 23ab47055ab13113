-- A function in SQL is parsed and planned each time it is called, one in PL/pgSQL once a connection.

create or replace function count_live(counted live_post, change bigint) returns void language plpgsql as $$
begin
  insert into live_month values (
    counted.locale,
    cast(date_trunc('month', counted.date at time zone 'UTC') as date),
    cast(date_trunc('month', counted.date at time zone 'UTC' + counted.date_offset_minutes * interval '1 minute') as date),
    change)
  on conflict (locale, month, written_month) do update set posts = live_month.posts + excluded.posts;
end $$;

create or replace function count_live_relation(relation uuid, change bigint) returns void language plpgsql as $$
begin
  insert into live_count values (relation, change)
  on conflict (relation_id) do update set posts = live_count.posts + excluded.posts;
  if change < 0 then
    delete from live_count where relation_id = relation and posts = 0;
  end if;
end $$;
