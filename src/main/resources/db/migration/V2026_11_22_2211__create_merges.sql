create table tag_merge (
  merged_id uuid primary key,
  into_id uuid not null references tag on delete cascade
);
comment on table tag_merge is 'Ids of tags that went into another; revisions of posts still name them.';
comment on column tag_merge.into_id is 'Where the id leads now: never to one that was merged itself.';
create index tag_merge_into_id_idx on tag_merge (into_id);

create table category_merge (
  merged_id uuid primary key,
  into_id uuid not null references category on delete cascade
);
comment on table category_merge is 'Ids of categories that went into another; revisions of posts still name them.';
comment on column category_merge.into_id is 'Where the id leads now: never to one that was merged itself.';
create index category_merge_into_id_idx on category_merge (into_id);

create table author_merge (
  merged_id uuid primary key,
  into_id uuid not null references author on delete cascade
);
comment on table author_merge is 'Ids of authors that went into another; revisions of posts still name them.';
comment on column author_merge.into_id is 'Where the id leads now: never to one that was merged itself.';
create index author_merge_into_id_idx on author_merge (into_id);
