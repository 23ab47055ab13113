create table idempotency_key (
  caller text not null,
  path text not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  media_type text not null,
  location text,
  etag text,
  body text not null,
  created_at timestamptz not null,
  primary key (caller, path, key)
);
comment on table idempotency_key is 'The first answer to each Idempotency-Key, given again for 24 hours.';
create index idempotency_key_created_at_idx on idempotency_key (created_at);
