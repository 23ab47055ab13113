create extension if not exists btree_gist;

create table live_post (
  post_id uuid not null references post on delete cascade,
  visible_from timestamptz not null,
  visible_until timestamptz not null default 'infinity',
  revision integer not null,
  locale text not null,
  slug text not null,
  title text not null,
  title_folded text not null,
  title_grams text[] not null,
  title_sort bytea not null,
  subtitle text,
  excerpt text not null,
  date timestamptz not null,
  date_offset_minutes integer not null,
  published_at timestamptz not null,
  updated_at timestamptz not null,
  featured boolean not null,
  toc boolean not null,
  images text not null,
  seo text not null,
  metadata text not null,
  word_count integer not null,
  reading_minutes integer not null,
  translation_group uuid not null,
  html text not null,
  markdown text not null,
  text text not null,
  table_of_contents text not null,
  search_text text not null,
  primary key (post_id, visible_from),
  check (visible_from < visible_until),
  exclude using gist (post_id with =, tstzrange(visible_from, visible_until) with &&)
);
comment on table live_post is 'What readers see: one row for each window of a post, copied and rendered from a revision.';
create index live_post_date_idx on live_post (date desc, post_id desc);
create index live_post_slug_idx on live_post (slug, locale);
create index live_post_title_grams_idx on live_post using gin (title_grams);
create index live_post_published_at_idx on live_post (published_at, post_id);
create index live_post_updated_at_idx on live_post (updated_at, post_id);

create table live_post_tag (
  post_id uuid not null,
  visible_from timestamptz not null,
  tag_id uuid not null references tag on delete cascade,
  position integer not null,
  primary key (post_id, visible_from, tag_id),
  foreign key (post_id, visible_from) references live_post on delete cascade on update cascade
);
comment on table live_post_tag is 'Tags of live posts, in order.';
create index live_post_tag_tag_id_idx on live_post_tag (tag_id);

create table live_post_category (
  post_id uuid not null,
  visible_from timestamptz not null,
  category_id uuid not null references category on delete cascade,
  position integer not null,
  primary key (post_id, visible_from, category_id),
  foreign key (post_id, visible_from) references live_post on delete cascade on update cascade
);
comment on table live_post_category is 'Categories of live posts, in order.';
create index live_post_category_category_id_idx on live_post_category (category_id);

create table live_post_author (
  post_id uuid not null,
  visible_from timestamptz not null,
  author_id uuid not null references author on delete cascade,
  position integer not null,
  primary key (post_id, visible_from, author_id),
  foreign key (post_id, visible_from) references live_post on delete cascade on update cascade
);
comment on table live_post_author is 'Authors of live posts, in order.';
create index live_post_author_author_id_idx on live_post_author (author_id);
