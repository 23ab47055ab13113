alter table post add column changed_in integer;
update post set changed_in = revision;
alter table post alter column changed_in set not null;
comment on column post.changed_in is 'Number of the first revision that says what this row holds: saves that change nothing leave it.';
