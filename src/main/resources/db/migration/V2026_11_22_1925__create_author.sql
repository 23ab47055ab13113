create table author (
  id uuid primary key,
  version bigint not null,
  slug text not null unique,
  name text not null,
  name_folded text not null,
  name_sort bytea not null,
  bio text,
  avatar text,
  url text,
  links text not null,
  metadata text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table author is 'Those who write posts, as readers see them; no user of the admin API by itself.';
create index author_name_folded_idx on author (name_folded);
create index author_name_sort_idx on author (name_sort, id);

create table author_slug (
  slug text primary key,
  owner_id uuid not null references author on delete cascade deferrable initially deferred,
  current boolean not null
);
comment on table author_slug is 'Slugs that lead to an author: his own, and those he had before, which redirect.';
create index author_slug_owner_id_idx on author_slug (owner_id);
