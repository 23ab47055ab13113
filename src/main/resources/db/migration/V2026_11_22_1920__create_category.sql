create table category (
  id uuid primary key,
  version bigint not null,
  slug text not null unique,
  name text not null,
  name_folded text not null,
  name_sort bytea not null,
  description text,
  image text,
  metadata text not null,
  parent_id uuid references category,
  position integer not null default 0,
  path text not null default '',
  depth integer not null default 0,
  ancestors uuid[] not null default '{}',
  tree_order integer[] not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table category is 'Categories, a tree. A rename or a move is live at once.';
comment on column category.parent_id is 'What it is below; this and what follows is written by the tree''s own statements, beside the version.';
comment on column category.position is 'Place among its siblings, from 0.';
comment on column category.path is 'Slugs from the root down, joined by a slash; kept by moves and renames.';
comment on column category.ancestors is 'Ids from the root down, its own last; kept by moves.';
comment on column category.tree_order is 'Positions from the root down: sorts the tree depth first; kept by moves.';
create index category_parent_id_idx on category (parent_id, position);
create index category_tree_order_idx on category (tree_order, id);
create index category_name_folded_idx on category (name_folded);
create index category_ancestors_idx on category using gin (ancestors);

create table category_tree (
  id smallint primary key default 1 check (id = 1)
);
comment on table category_tree is 'One row, locked by whatever changes the shape of the tree, so that racing moves make no cycle.';
insert into category_tree default values;

create table category_slug (
  slug text primary key,
  owner_id uuid not null references category on delete cascade deferrable initially deferred,
  current boolean not null
);
comment on table category_slug is 'Slugs that lead to a category: its own, and those it had before, which redirect.';
create index category_slug_owner_id_idx on category_slug (owner_id);
