-- Relations as delivery sends them, so that nobody has to read and write them anew for each answer.

create or replace function relations_of(post uuid, beginning timestamptz) returns text language plpgsql stable as $$
begin
  return (
    select concat_ws(E'\n',
      (select '[' || coalesce(string_agg(cast(row_to_json(shown) as text), ',' order by x.position), '') || ']'
       from live_post_tag x join tag t on t.id = x.tag_id cross join lateral (select t.id, t.slug, t.name) shown
       where x.post_id = l.post_id and x.visible_from = l.visible_from),
      (select '[' || coalesce(string_agg(cast(row_to_json(shown) as text), ',' order by x.position), '') || ']'
       from live_post_category x join category c on c.id = x.category_id
       cross join lateral (select c.id, c.slug, c.name, c.path) shown
       where x.post_id = l.post_id and x.visible_from = l.visible_from),
      (select '[' || coalesce(string_agg(cast(row_to_json(shown) as text), ',' order by x.position), '') || ']'
       from live_post_author x join author a on a.id = x.author_id cross join lateral (select a.id, a.slug, a.name) shown
       where x.post_id = l.post_id and x.visible_from = l.visible_from),
      (select case when translations is null and assets is null then ''
                   else cast(json_build_object('translations', translations, 'assets', assets) as text) end
       from (
         select
           (select json_agg(json_build_object('id', o.post_id, 'locale', o.locale, 'slug', o.slug, 'title', o.title,
                              'from', o.visible_from, 'until', nullif(o.visible_until, 'infinity')) order by o.post_id)
            from live_post o where o.translation_group = l.translation_group and o.post_id <> l.post_id) as translations,
           (select json_agg(asset_image(img)) from asset img where img.id in (
              select r.asset_id from post_asset r
              where r.post_id = l.post_id and r.number = l.revision and r.place <> 'body')) as assets) others))
    from live_post l where l.post_id = post and l.visible_from = beginning);
end $$;
comment on function relations_of is 'Four lines: JSON arrays of tags, categories and authors as they are sent, and a JSON object of translations in all their windows and assets outside the body, or nothing where there are none.';

update live_relations set relations = null;
