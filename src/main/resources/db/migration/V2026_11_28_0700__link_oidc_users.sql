alter table app_user
  add issuer text,
  add subject text,
  alter password_hash drop not null,
  add unique (issuer, subject),
  add check ((issuer is null) = (subject is null)),
  add check (issuer is not null or password_hash is not null);
comment on column app_user.issuer is 'The OpenID provider that vouches for the user, by his subject; null for one with a password.';
comment on column app_user.role is 'Of a linked user the last that a token has given him: what he may is read from the token.';
