create table post (
  id uuid primary key,
  version bigint not null,
  revision integer not null,
  locale text not null,
  slug text not null,
  title text not null,
  title_folded text not null,
  title_grams text[] not null,
  title_sort bytea not null,
  subtitle text,
  excerpt text,
  body text not null,
  search_text text not null,
  date timestamptz,
  date_offset_minutes integer,
  featured boolean not null,
  toc boolean not null,
  images text not null,
  seo text not null,
  metadata text not null,
  derived_excerpt text not null,
  word_count integer not null,
  reading_minutes integer not null,
  translation_group uuid not null,
  published_at timestamptz,
  submitted_at timestamptz,
  deleted_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  created_by_name text not null,
  updated_at timestamptz not null,
  updated_by uuid,
  updated_by_name text not null
);
comment on table post is 'Working copies. What readers see, and when, stands in live_post alone.';
comment on column post.revision is 'Number of the revision that holds what this row holds.';
comment on column post.search_text is 'Folded title, subtitle and text, for q.';
comment on column post.translation_group is 'Shared by the translations of one post.';
create index post_date_idx on post (date desc nulls last, id desc) where deleted_at is null;
create index post_title_grams_idx on post using gin (title_grams);
create index post_updated_at_idx on post (updated_at, id);
create index post_created_at_idx on post (created_at, id);
create unique index post_translation_group_locale_key on post (translation_group, locale) where deleted_at is null;

create table post_revision (
  post_id uuid not null references post on delete cascade,
  number integer not null,
  at timestamptz not null,
  by_id uuid,
  by_name text not null,
  kind text not null check (kind in ('save', 'autosave', 'restore', 'import', 'merge')),
  note text,
  content text not null,
  source bytea,
  source_path text,
  primary key (post_id, number)
);
comment on table post_revision is 'A full snapshot of each save; never changed.';
comment on column post_revision.source is 'The bytes of the document that made this revision, if one did.';

create table post_tag (
  post_id uuid not null references post on delete cascade,
  tag_id uuid not null references tag on delete cascade,
  position integer not null,
  primary key (post_id, tag_id)
);
comment on table post_tag is 'Tags of working copies, in order.';
create index post_tag_tag_id_idx on post_tag (tag_id);

create table post_category (
  post_id uuid not null references post on delete cascade,
  category_id uuid not null references category on delete cascade,
  position integer not null,
  primary key (post_id, category_id)
);
comment on table post_category is 'Categories of working copies, in order.';
create index post_category_category_id_idx on post_category (category_id);

create table post_author (
  post_id uuid not null references post on delete cascade,
  author_id uuid not null references author on delete cascade,
  position integer not null,
  primary key (post_id, author_id)
);
comment on table post_author is 'Authors of working copies, in order.';
create index post_author_author_id_idx on post_author (author_id);

create table post_slug (
  locale text not null,
  slug text not null,
  post_id uuid not null references post on delete cascade deferrable initially deferred,
  working boolean not null default false,
  live boolean not null default false,
  past boolean not null default false,
  alias boolean not null default false,
  since timestamptz not null,
  primary key (locale, slug),
  check (working or live or past or alias)
);
comment on table post_slug is 'Who holds a slug, and why: a working copy has it, it is live, it was live once, or it is an alias.';
create index post_slug_post_id_idx on post_slug (post_id);
