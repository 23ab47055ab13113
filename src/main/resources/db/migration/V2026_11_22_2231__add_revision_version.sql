alter table post_revision add column version bigint;
comment on column post_revision.version is 'Version that the post got by this save: what a client read at that version is this revision. Null for those before this column.';
