create extension if not exists pg_trgm;

alter table live_post drop column search_text;
alter table live_post add unique (post_id, visible_from, visible_until);

create table live_search (
  post_id uuid not null,
  visible_from timestamptz not null,
  visible_until timestamptz not null,
  locale text not null,
  date timestamptz not null,
  date_offset_minutes integer not null,
  heads tsvector not null,
  terms tsvector not null,
  primary key (post_id, visible_from),
  foreign key (post_id, visible_from, visible_until)
    references live_post (post_id, visible_from, visible_until) on delete cascade on update cascade
);
comment on table live_search is 'What live posts are searched by: one narrow row beside each of live_post. Filled by Java, which makes the terms.';
comment on column live_search.heads is 'Terms of title, subtitle and tags: what ranks.';
comment on column live_search.terms is 'All terms. A tag is there by its id, so that a rename changes nothing here.';
create index live_search_terms_idx on live_search using gin (terms);
create index live_search_date_idx on live_search (date desc, post_id desc);

alter table tag add column name_terms tsvector;
comment on column tag.name_terms is 'Terms of the name, by which posts that have the tag are searched.';
create index tag_name_terms_idx on tag using gin (name_terms);

create table search_word (
  word text primary key
);
comment on table search_word is 'Words of posts that are or were live: what a misspelt one is compared with. Never shown unless readers see a post that has it.';
create index search_word_trigrams_idx on search_word using gin (word gin_trgm_ops);
