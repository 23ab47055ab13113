create table asset (
  id uuid primary key,
  version bigint not null,
  source_hash text not null unique,
  hash text not null,
  content_type text not null,
  size bigint not null,
  width integer not null,
  height integer not null,
  frames integer not null,
  transparent boolean not null,
  color text not null,
  thumb_hash text not null,
  placeholder text not null,
  filename text not null,
  filename_folded text not null,
  filename_sort bytea not null,
  alt text,
  caption text,
  credit text,
  focal_x double precision,
  focal_y double precision,
  folder text not null,
  search_text text not null,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null
);
comment on table asset is 'Images that were uploaded: what is said of them. Their bytes are in the store, under hash.';
comment on column asset.source_hash is 'SHA-256 of the bytes that were sent, which equal ones are known by.';
comment on column asset.hash is 'SHA-256 of the bytes that are kept: upright, in sRGB, without metadata.';
comment on column asset.folder is 'Path of the folder, without slashes at its ends; empty for none.';
create index asset_hash_idx on asset (hash);
create index asset_created_at_idx on asset (created_at, id);
create index asset_filename_sort_idx on asset (filename_sort, id);
create index asset_folder_idx on asset (folder);

create table asset_past_content (
  asset_id uuid not null references asset on delete cascade,
  hash text not null,
  content_type text not null,
  width integer not null,
  height integer not null,
  frames integer not null,
  transparent boolean not null,
  primary key (asset_id, hash)
);
comment on table asset_past_content is 'Bytes that an asset had before others took their place; texts may still name them.';
create index asset_past_content_hash_idx on asset_past_content (hash);

create table asset_successor (
  id uuid primary key,
  successor_id uuid not null references asset on delete cascade
);
comment on table asset_successor is 'Assets that are gone, and what stands in their place; revisions still name them.';
create index asset_successor_successor_id_idx on asset_successor (successor_id);

create table orphan_blob (
  hash text primary key,
  since timestamptz not null
);
comment on table orphan_blob is 'Hashes whose bytes are in the store without a row, and since when that is known; a sweep deletes them some time later.';
