create table tag (
  id uuid primary key,
  version bigint not null,
  slug text not null unique,
  name text not null,
  name_folded text not null unique,
  name_sort bytea not null,
  description text,
  image text,
  metadata text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table tag is 'Tags. A rename is live at once: posts join this table and copy no names.';
comment on column tag.name_folded is 'What names are matched by: NFKC, case-folded.';
comment on column tag.name_sort is 'What names are sorted by: an ICU collation key.';
create index tag_name_sort_idx on tag (name_sort, id);

create table tag_slug (
  slug text primary key,
  owner_id uuid not null references tag on delete cascade deferrable initially deferred,
  current boolean not null
);
comment on table tag_slug is 'Slugs that lead to a tag: its own, and those it had before, which redirect.';
create index tag_slug_owner_id_idx on tag_slug (owner_id);
