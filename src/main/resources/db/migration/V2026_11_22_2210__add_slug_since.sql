alter table tag_slug add column since timestamptz not null default now();
alter table tag_slug alter column since drop default;
comment on column tag_slug.since is 'When the slug became current, or ceased to be: from then on it redirects.';

alter table category_slug add column since timestamptz not null default now();
alter table category_slug alter column since drop default;
comment on column category_slug.since is 'When the slug became current, or ceased to be: from then on it redirects.';

alter table author_slug add column since timestamptz not null default now();
alter table author_slug alter column since drop default;
comment on column author_slug.since is 'When the slug became current, or ceased to be: from then on it redirects.';
