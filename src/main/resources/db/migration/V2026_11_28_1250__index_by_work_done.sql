drop index live_search_date_idx;

create index if not exists live_post_translation_group_idx on live_post (translation_group);
