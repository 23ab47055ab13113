alter table live_post
  add column start_noted boolean not null default true,
  add column end_noted boolean not null default false,
  add column aliases text[] not null default '{}';
comment on column live_post.start_noted is 'Whether the log has the event of its beginning; a scheduled window gets it when it is due.';
comment on column live_post.end_noted is 'Whether the log has the event of its end.';
comment on column live_post.aliases is 'More slugs that lead readers here while the window is open.';
update live_post l set aliases = array(
  select s.slug from post_slug s where s.post_id = l.post_id and s.locale = l.locale and s.alias order by s.slug);
create index live_post_start_due_idx on live_post (visible_from) where not start_noted;
create index live_post_visible_from_idx on live_post (visible_from);
create index live_post_end_due_idx on live_post (visible_until) where not end_noted and visible_until < 'infinity';
create index live_post_visible_until_idx on live_post (visible_until) where visible_until < 'infinity';
create index live_post_with_aliases_idx on live_post (post_id) where aliases <> '{}';
create index live_post_aliases_idx on live_post using gin (aliases);

alter table post_slug add column scheduled boolean not null default false;
alter table post_slug drop constraint post_slug_check;
alter table post_slug add check (working or live or scheduled or past or alias);
comment on table post_slug is 'Who holds a slug, and why: a working copy has it, it is live or about to be, it was live once, or it is an alias.';
