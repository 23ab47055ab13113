create index live_search_locale_date_idx on live_search (locale, date desc, post_id desc);

create index live_post_tag_tag_id_post_id_idx on live_post_tag (tag_id, post_id);
drop index live_post_tag_tag_id_idx;
create index live_post_category_category_id_post_id_idx on live_post_category (category_id, post_id);
drop index live_post_category_category_id_idx;
