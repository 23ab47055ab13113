create table import_job (
  id uuid primary key,
  status text not null check (status in ('queued', 'running', 'completed', 'failed', 'cancelled')),
  message text,
  filename text not null,
  dry_run boolean not null,
  overwrite boolean not null,
  files integer not null,
  files_done integer not null,
  bytes bigint not null,
  bytes_done bigint not null,
  created integer not null,
  updated integer not null,
  unchanged integer not null,
  refused integer not null,
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  started_at timestamptz,
  finished_at timestamptz,
  node uuid not null,
  beat_at timestamptz not null
);
comment on table import_job is 'Imports: what was uploaded, how far it has come, and how it ended.';
comment on column import_job.message is 'Why the job failed.';
comment on column import_job.node is 'The process that works on it: of one start of the service, not of a machine.';
comment on column import_job.beat_at is 'When the job last came on; a node none of whose jobs comes on is gone.';
create index import_job_created_at_idx on import_job (created_at, id);
create index import_job_node_idx on import_job (node, beat_at);

create table import_file (
  id uuid primary key,
  job_id uuid not null references import_job on delete cascade,
  position integer not null,
  path text not null,
  path_folded text not null,
  outcome text not null check (outcome in ('created', 'updated', 'unchanged', 'refused')),
  post_id uuid,
  line integer,
  "column" integer,
  code text,
  message text,
  unique (job_id, position)
);
comment on table import_file is 'What came of each file of an import; written in the transaction that imported it.';
comment on column import_file.post_id is 'The post of then, which may be gone; so no foreign key.';
comment on column import_file.path_folded is 'What path_like searches.';
create index import_file_job_id_path_idx on import_file (job_id, path collate "C", id);
