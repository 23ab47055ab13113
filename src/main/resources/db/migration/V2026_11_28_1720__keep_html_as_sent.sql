-- HTML as it stands in an answer, and not compressed: a list with bodies had spent most of its time on packing it out and
-- escaping it.

alter table live_post alter column html type bytea
  using convert_to(substr(cast(to_json(html) as text), 2, length(cast(to_json(html) as text)) - 2), 'UTF8');
alter table live_post alter column html set storage external;
update live_post set html = html || '\x';
comment on column live_post.html is 'A JSON string in UTF-8 without its quotation marks.';
