create table app_user (
  id uuid primary key,
  version bigint not null,
  username text not null,
  username_folded text not null unique,
  name text not null,
  name_sort bytea not null,
  email text,
  search_text text not null,
  role text not null check (role in ('reader', 'author', 'editor', 'admin')),
  disabled boolean not null,
  password_hash text not null,
  token_epoch integer not null,
  author_id uuid,
  last_login_at timestamptz,
  created_at timestamptz not null
);
comment on table app_user is 'People who sign in. A token counts only while it carries the row''s token_epoch.';
create index app_user_name_sort_idx on app_user (name_sort, id);
create index app_user_created_at_idx on app_user (created_at, id);
create index app_user_author_id_idx on app_user (author_id);

create table api_key (
  id uuid primary key,
  version bigint not null,
  name text not null,
  name_sort bytea not null,
  search_text text not null,
  role text not null check (role in ('reader', 'author', 'editor', 'admin')),
  scopes text[] not null,
  prefix text not null,
  secret_hash bytea not null unique,
  expires_at timestamptz,
  last_used_at timestamptz,
  created_at timestamptz not null
);
comment on table api_key is 'Keys of programs. The secret is random, so a plain SHA-256 of it is enough; it is shown once.';
create index api_key_name_sort_idx on api_key (name_sort, id);
create index api_key_created_at_idx on api_key (created_at, id);

create table signing_key (
  number integer primary key check (number > 0),
  name text not null unique,
  private_key bytea not null,
  public_key bytea not null,
  created_at timestamptz not null
);
comment on table signing_key is 'Key pairs that sign access tokens (ES256; PKCS #8 and X.509). The highest number signs, all verify.';

create table refresh_token (
  id uuid primary key,
  user_id uuid not null references app_user on delete cascade,
  secret_hash bytea not null,
  token_epoch integer not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table refresh_token is 'One row a login: the hash of the newest refresh token. An older one of the same login ends it.';
create index refresh_token_user_id_idx on refresh_token (user_id);
create index refresh_token_expires_at_idx on refresh_token (expires_at);
