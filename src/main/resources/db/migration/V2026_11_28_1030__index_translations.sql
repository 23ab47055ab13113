create index live_post_translation_group_idx on live_post (translation_group);
