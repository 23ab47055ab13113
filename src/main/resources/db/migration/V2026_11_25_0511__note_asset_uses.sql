create table post_asset (
  post_id uuid not null,
  number integer not null,
  asset_id uuid not null references asset on delete cascade,
  place text not null check (place in ('cover', 'body', 'seo')),
  primary key (post_id, number, asset_id, place),
  foreign key (post_id, number) references post_revision on delete cascade
);
comment on table post_asset is 'Assets that a revision of a post shows, and where. Working copies and live posts each name the revision they hold.';
create index post_asset_asset_id_idx on post_asset (asset_id);

alter table tag
  add column image_asset_id uuid references asset
    generated always as (cast(cast(image as jsonb) ->> 'assetId' as uuid)) stored;
create index tag_image_asset_id_idx on tag (image_asset_id);

alter table category
  add column image_asset_id uuid references asset
    generated always as (cast(cast(image as jsonb) ->> 'assetId' as uuid)) stored;
create index category_image_asset_id_idx on category (image_asset_id);

alter table author
  add column avatar_asset_id uuid references asset
    generated always as (cast(cast(avatar as jsonb) ->> 'assetId' as uuid)) stored;
create index author_avatar_asset_id_idx on author (avatar_asset_id);
