-- A row's own trigger for each of a tag's 30,000 posts made as many versions of one count within a transaction, each of which
-- the next one had to pass: merging such a tag, or deleting it, kept every writer waiting. What one statement changes is
-- summed when it is done, and applied at the commit, behind the entry in the log as before.

create table live_count_change (
  id bigint generated always as identity primary key,
  relations uuid[] not null,
  changes bigint[] not null
);
comment on table live_count_change is 'What statements have changed of live_count, until their transaction commits.';

drop trigger count_live_tag on live_post_tag;
drop trigger count_live_category on live_post_category;
drop trigger count_live_author on live_post_author;
drop function count_live_tag, count_live_category, count_live_author, count_live_relation;

create function note_count_change(changed uuid[], signs bigint[]) returns void language plpgsql as $$
begin
  insert into live_count_change (relations, changes)
  select array_agg(relation), array_agg(posts)
  from (select relation, cast(sum(sign) as bigint) as posts
        from unnest(changed, signs) as one (relation, sign) group by relation having sum(sign) <> 0) summed
  having count(*) > 0;
end $$;

create function note_live_tags() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform note_count_change(array_agg(tag_id), array_agg(1::bigint)) from added;
  elsif tg_op = 'DELETE' then
    perform note_count_change(array_agg(tag_id), array_agg(-1::bigint)) from removed;
  else
    perform note_count_change(array_agg(tag_id), array_agg(sign))
    from (select tag_id, 1::bigint as sign from added union all select tag_id, -1 from removed) both_ways;
  end if;
  return null;
end $$;

create function note_live_categories() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform note_count_change(array_agg(category_id), array_agg(1::bigint)) from added;
  elsif tg_op = 'DELETE' then
    perform note_count_change(array_agg(category_id), array_agg(-1::bigint)) from removed;
  else
    perform note_count_change(array_agg(category_id), array_agg(sign))
    from (select category_id, 1::bigint as sign from added union all select category_id, -1 from removed) both_ways;
  end if;
  return null;
end $$;

create function note_live_authors() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform note_count_change(array_agg(author_id), array_agg(1::bigint)) from added;
  elsif tg_op = 'DELETE' then
    perform note_count_change(array_agg(author_id), array_agg(-1::bigint)) from removed;
  else
    perform note_count_change(array_agg(author_id), array_agg(sign))
    from (select author_id, 1::bigint as sign from added union all select author_id, -1 from removed) both_ways;
  end if;
  return null;
end $$;

create trigger note_added after insert on live_post_tag referencing new table as added
  for each statement execute function note_live_tags();
create trigger note_removed after delete on live_post_tag referencing old table as removed
  for each statement execute function note_live_tags();
create trigger note_moved after update on live_post_tag referencing old table as removed new table as added
  for each statement execute function note_live_tags();
create trigger note_added after insert on live_post_category referencing new table as added
  for each statement execute function note_live_categories();
create trigger note_removed after delete on live_post_category referencing old table as removed
  for each statement execute function note_live_categories();
create trigger note_moved after update on live_post_category referencing old table as removed new table as added
  for each statement execute function note_live_categories();
create trigger note_added after insert on live_post_author referencing new table as added
  for each statement execute function note_live_authors();
create trigger note_removed after delete on live_post_author referencing old table as removed
  for each statement execute function note_live_authors();
create trigger note_moved after update on live_post_author referencing old table as removed new table as added
  for each statement execute function note_live_authors();

create function apply_count_change() returns trigger language plpgsql as $$
begin
  insert into live_count (relation_id, posts)
  select relation, posts from unnest(new.relations, new.changes) as one (relation, posts)
  on conflict (relation_id) do update set posts = live_count.posts + excluded.posts;
  delete from live_count where relation_id = any(new.relations) and posts = 0;
  delete from live_count_change where id = new.id;
  return null;
end $$;
create constraint trigger apply_count_change after insert on live_count_change
  deferrable initially deferred for each row execute function apply_count_change();
