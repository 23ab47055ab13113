-- What an answer of delivery needs beside a post's own row, made when something is written and not when it is read. Triggers
-- that are deferred run when a transaction commits, behind its entry in the log, so one transaction after the other: none
-- misses what another is about to commit, and none waits for another crosswise.

create function asset_image(img asset) returns json language sql stable as $$
  select json_build_object('id', img.id, 'hash', img.hash, 'filename', img.filename, 'width', img.width,
    'height', img.height, 'frames', img.frames, 'alt', img.alt, 'caption', img.caption, 'color', img.color,
    'placeholder', img.placeholder, 'focalX', img.focal_x, 'focalY', img.focal_y)
$$;

create function relations_of(post uuid, beginning timestamptz) returns text language plpgsql stable as $$
begin
  return (
    select cast(json_build_object(
      'tags', (
        select json_agg(json_build_object('id', t.id, 'slug', t.slug, 'name', t.name) order by x.position)
        from live_post_tag x join tag t on t.id = x.tag_id
        where x.post_id = l.post_id and x.visible_from = l.visible_from),
      'categories', (
        select json_agg(json_build_object('id', c.id, 'slug', c.slug, 'name', c.name, 'path', c.path) order by x.position)
        from live_post_category x join category c on c.id = x.category_id
        where x.post_id = l.post_id and x.visible_from = l.visible_from),
      'authors', (
        select json_agg(json_build_object('id', a.id, 'slug', a.slug, 'name', a.name) order by x.position)
        from live_post_author x join author a on a.id = x.author_id
        where x.post_id = l.post_id and x.visible_from = l.visible_from),
      'translations', (
        select json_agg(json_build_object('id', o.post_id, 'locale', o.locale, 'slug', o.slug, 'title', o.title,
                          'from', o.visible_from, 'until', nullif(o.visible_until, 'infinity')) order by o.post_id)
        from live_post o where o.translation_group = l.translation_group and o.post_id <> l.post_id),
      'assets', (
        select json_agg(asset_image(img)) from asset img where img.id in (
          select r.asset_id from post_asset r
          where r.post_id = l.post_id and r.number = l.revision and r.place <> 'body'))) as text)
    from live_post l where l.post_id = post and l.visible_from = beginning);
end $$;
comment on function relations_of is 'Tags, categories, authors, translations in all their windows, and assets outside the body, as one JSON object.';

create table live_relations (
  post_id uuid not null,
  visible_from timestamptz not null,
  relations text,
  primary key (post_id, visible_from)
);
comment on table live_relations is 'relations_of() each live post, kept. Written at commits alone, so that nobody waits for a row while he holds the log; that is why there is no foreign key.';
comment on column live_relations.relations is 'Null where they have changed: made anew by and by, and until then by whoever reads.';
create index live_relations_missing_idx on live_relations (post_id) where relations is null;
insert into live_relations (post_id, visible_from) select post_id, visible_from from live_post;

create function keep_relations() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from live_relations r where r.post_id = old.post_id and r.visible_from = old.visible_from
      and not exists (select 1 from live_post l where l.post_id = r.post_id and l.visible_from = r.visible_from);
  end if;
  insert into live_relations (post_id, visible_from, relations)
  select l.post_id, l.visible_from, relations_of(l.post_id, l.visible_from)
  from live_post l
  where l.translation_group in (case when tg_op <> 'INSERT' then old.translation_group end,
                                case when tg_op <> 'DELETE' then new.translation_group end)
  on conflict (post_id, visible_from) do update set relations = excluded.relations;
  return null;
end $$;
create constraint trigger keep_relations
  after insert or delete or update of visible_from, visible_until, revision, locale, slug, title, translation_group
  on live_post deferrable initially deferred for each row execute function keep_relations();

-- Posts of a tag, category or author in the order of their dates, without a look at the posts.
alter table live_post_tag
  add column visible_until timestamptz, add column locale text, add column date timestamptz;
alter table live_post_category
  add column visible_until timestamptz, add column locale text, add column date timestamptz;
alter table live_post_author
  add column visible_until timestamptz, add column locale text, add column date timestamptz;
update live_post_tag x set visible_until = l.visible_until, locale = l.locale, date = l.date
from live_post l where l.post_id = x.post_id and l.visible_from = x.visible_from;
update live_post_category x set visible_until = l.visible_until, locale = l.locale, date = l.date
from live_post l where l.post_id = x.post_id and l.visible_from = x.visible_from;
update live_post_author x set visible_until = l.visible_until, locale = l.locale, date = l.date
from live_post l where l.post_id = x.post_id and l.visible_from = x.visible_from;
alter table live_post_tag
  alter column visible_until set not null, alter column locale set not null, alter column date set not null,
  drop constraint live_post_tag_post_id_visible_from_fkey,
  add foreign key (post_id, visible_from, visible_until)
    references live_post (post_id, visible_from, visible_until) on delete cascade on update cascade;
alter table live_post_category
  alter column visible_until set not null, alter column locale set not null, alter column date set not null,
  drop constraint live_post_category_post_id_visible_from_fkey,
  add foreign key (post_id, visible_from, visible_until)
    references live_post (post_id, visible_from, visible_until) on delete cascade on update cascade;
alter table live_post_author
  alter column visible_until set not null, alter column locale set not null, alter column date set not null,
  drop constraint live_post_author_post_id_visible_from_fkey,
  add foreign key (post_id, visible_from, visible_until)
    references live_post (post_id, visible_from, visible_until) on delete cascade on update cascade;
create index live_post_tag_tag_id_date_idx
  on live_post_tag (tag_id, date desc, post_id desc) include (visible_from, visible_until, locale);
create index live_post_category_category_id_date_idx
  on live_post_category (category_id, date desc, post_id desc) include (visible_from, visible_until, locale);
create index live_post_author_author_id_date_idx
  on live_post_author (author_id, date desc, post_id desc) include (visible_from, visible_until, locale);
drop index live_post_author_author_id_idx;

create function copy_window() returns trigger language plpgsql as $$
begin
  select l.visible_until, l.locale, l.date into new.visible_until, new.locale, new.date
  from live_post l where l.post_id = new.post_id and l.visible_from = new.visible_from;
  return new;
end $$;
comment on function copy_window is 'What a live post''s row says of its window, locale and date, which do not change while it is there, but for the window''s end.';
create trigger copy_window before insert on live_post_tag for each row execute function copy_window();
create trigger copy_window before insert on live_post_category for each row execute function copy_window();
create trigger copy_window before insert on live_post_author for each row execute function copy_window();

-- What this very commit has made knows of all its changes.
create function drop_relations_of_post() returns trigger language plpgsql as $$
begin
  update live_relations set relations = null
  where post_id = coalesce(new.post_id, old.post_id) and relations is not null
    and xmin <> cast(pg_current_xact_id() as xid);
  return null;
end $$;
create constraint trigger drop_relations after insert or delete or update of tag_id, position on live_post_tag
  deferrable initially deferred for each row execute function drop_relations_of_post();
create constraint trigger drop_relations after insert or delete or update of category_id, position on live_post_category
  deferrable initially deferred for each row execute function drop_relations_of_post();
create constraint trigger drop_relations after insert or delete or update of author_id, position on live_post_author
  deferrable initially deferred for each row execute function drop_relations_of_post();

create function drop_relations_of_revision() returns trigger language plpgsql as $$
begin
  update live_relations r set relations = null from live_post l
  where l.post_id = coalesce(new.post_id, old.post_id) and l.revision = coalesce(new.number, old.number)
    and r.post_id = l.post_id and r.visible_from = l.visible_from and r.relations is not null
    and r.xmin <> cast(pg_current_xact_id() as xid);
  return null;
end $$;
create constraint trigger drop_relations after insert or delete on post_asset
  deferrable initially deferred for each row execute function drop_relations_of_revision();

create function drop_relations_with_tag() returns trigger language plpgsql as $$
begin
  update live_relations set relations = null
  where post_id in (select x.post_id from live_post_tag x where x.tag_id = new.id) and relations is not null;
  return null;
end $$;
create constraint trigger drop_relations after update of slug, name on tag deferrable initially deferred
  for each row when (row(old.slug, old.name) is distinct from row(new.slug, new.name))
  execute function drop_relations_with_tag();

create function drop_relations_with_category() returns trigger language plpgsql as $$
begin
  update live_relations set relations = null
  where post_id in (select x.post_id from live_post_category x where x.category_id = new.id) and relations is not null;
  return null;
end $$;
create constraint trigger drop_relations after update of slug, name, path on category deferrable initially deferred
  for each row when (row(old.slug, old.name, old.path) is distinct from row(new.slug, new.name, new.path))
  execute function drop_relations_with_category();

create function drop_relations_with_author() returns trigger language plpgsql as $$
begin
  update live_relations set relations = null
  where post_id in (select x.post_id from live_post_author x where x.author_id = new.id) and relations is not null;
  return null;
end $$;
create constraint trigger drop_relations after update of slug, name on author deferrable initially deferred
  for each row when (row(old.slug, old.name) is distinct from row(new.slug, new.name))
  execute function drop_relations_with_author();

create function drop_relations_with_asset() returns trigger language plpgsql as $$
begin
  update live_relations set relations = null
  where post_id in (select r.post_id from post_asset r where r.asset_id = new.id) and relations is not null;
  return null;
end $$;
create constraint trigger drop_relations after update on asset deferrable initially deferred
  for each row when (cast(asset_image(old) as text) is distinct from cast(asset_image(new) as text))
  execute function drop_relations_with_asset();

create table live_month (
  locale text not null,
  month date not null,
  written_month date not null,
  posts bigint not null,
  primary key (locale, month, written_month)
);
comment on table live_month is 'How many rows live_post has, by locale and month. Readers take off those whose window is not open.';
comment on column live_month.month is 'Its first day, of the date in UTC: the order of lists.';
comment on column live_month.written_month is 'The same of the date with the offset its author wrote: what archives count by.';

create table live_count (
  relation_id uuid primary key,
  posts bigint not null
);
comment on table live_count is 'How many rows of live_post have a tag, category or author. Readers take off those whose window is not open.';

create function count_live(counted live_post, change bigint) returns void language sql as $$
  insert into live_month values (
    counted.locale,
    cast(date_trunc('month', counted.date at time zone 'UTC') as date),
    cast(date_trunc('month', counted.date at time zone 'UTC' + counted.date_offset_minutes * interval '1 minute') as date),
    change)
  on conflict (locale, month, written_month) do update set posts = live_month.posts + excluded.posts
$$;

create function count_live_post() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then perform count_live(new, 1); else perform count_live(old, -1); end if;
  return null;
end $$;
create constraint trigger count_live_post after insert or delete
  on live_post deferrable initially deferred for each row execute function count_live_post();

create function count_live_relation(relation uuid, change bigint) returns void language sql as $$
  insert into live_count values (relation, change)
  on conflict (relation_id) do update set posts = live_count.posts + excluded.posts;
  delete from live_count where relation_id = relation and posts = 0
$$;

create function count_live_tag() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform count_live_relation(old.tag_id, -1); end if;
  if tg_op <> 'DELETE' then perform count_live_relation(new.tag_id, 1); end if;
  return null;
end $$;
create constraint trigger count_live_tag after insert or delete or update of tag_id on live_post_tag
  deferrable initially deferred for each row execute function count_live_tag();

create function count_live_category() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform count_live_relation(old.category_id, -1); end if;
  if tg_op <> 'DELETE' then perform count_live_relation(new.category_id, 1); end if;
  return null;
end $$;
create constraint trigger count_live_category after insert or delete or update of category_id on live_post_category
  deferrable initially deferred for each row execute function count_live_category();

create function count_live_author() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform count_live_relation(old.author_id, -1); end if;
  if tg_op <> 'DELETE' then perform count_live_relation(new.author_id, 1); end if;
  return null;
end $$;
create constraint trigger count_live_author after insert or delete or update of author_id on live_post_author
  deferrable initially deferred for each row execute function count_live_author();

insert into live_month (locale, month, written_month, posts)
select locale,
       cast(date_trunc('month', date at time zone 'UTC') as date),
       cast(date_trunc('month', date at time zone 'UTC' + date_offset_minutes * interval '1 minute') as date),
       count(*)
from live_post group by 1, 2, 3;

insert into live_count (relation_id, posts)
select tag_id, count(*) from live_post_tag group by 1
union all select category_id, count(*) from live_post_category group by 1
union all select author_id, count(*) from live_post_author group by 1;

-- One index for each sort, with what says whether readers see a row.
create index live_post_list_idx on live_post (date desc, post_id desc) include (visible_from, visible_until, locale);
drop index live_post_date_idx;
create index live_post_locale_idx on live_post (locale, date desc, post_id desc) include (visible_from, visible_until);
create index live_post_title_sort_idx on live_post (title_sort, post_id);
create index live_post_begun_idx on live_post (visible_from desc) where start_noted;
