// Makes many posts of few: the imported ones are copied inside the database, under all of its constraints and triggers.
import { RARE } from '../content.mjs';
import { postgres } from '../service.mjs';

/** Where posts are, each after what it refers to. */
const TABLES = [
  'post', 'post_revision', 'post_slug', 'post_tag', 'post_category', 'post_author', 'post_asset',
  'live_post', 'live_post_tag', 'live_post_category', 'live_post_author', 'live_search',
];

/** What triggers write beside them, here as anywhere. */
const BY_TRIGGERS = ['live_relations'];

const POST = { slug: 't.slug || copy.suffix', translation_group: 'md5(t.translation_group || copy.suffix)::uuid', date: 't.date + copy.later' };

/**
 * What a copy has otherwise than its original. What no measured request reads is left out, to spare a third of the disk: the
 * Markdown of a live post, the folded text of a working copy, and the content and document of its revision.
 */
const CHANGED = {
  post: { ...POST, id: 'copy.id', search_text: "''" },
  post_slug: { slug: POST.slug },
  post_revision: { content: "'{}'", source: 'null', source_path: 'null' },
  live_post: { ...POST, markdown: "''", aliases: "'{}'" },
  live_search: { date: POST.date },
};

/** A time-ordered id (RFC 9562, version 7), as the service makes them. */
const ID = `encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
  placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid`;

/** Copies the imported posts so often that there are `size`; `posts` of them are imported. Answers the seconds it took. */
export function grow(database, posts, size) {
  const begun = Date.now();
  const ask = (sql) => postgres('psql', database, ['-qAt', '-v', 'ON_ERROR_STOP=1'], sql).trim();
  refuseUnknownTables(ask);
  const first = Number(ask(`select count(distinct substring(slug from '-copy-\\d+$')) from post`)) + 1;
  const indexes = ask(`select indexdef from pg_indexes where indexdef like '% USING gin %' and tablename in (${quoted(TABLES)})`).split('\n');
  const names = ask(`select indexname from pg_indexes where indexdef like '% USING gin %' and tablename in (${quoted(TABLES)})`).split('\n');
  ask(`drop index ${names.join(', ')}`);
  const inserts = TABLES.map((table) => insert(table, ask)).join('\n');
  for (let copy = first; copy < size / posts; copy++) {
    ask(transaction(copy, posts, inserts));
    if (copy % 10 === 0) console.log(`${(copy + 1) * posts} posts after ${Math.round((Date.now() - begun) / 1_000)} s`);
  }
  ask(`set maintenance_work_mem = '1GB'; ${indexes.join(';\n')};`);
  return Math.round((Date.now() - begun) / 1_000);
}

/** A table of posts that is not known here would be left without copies, and the figures would be wrong in silence. */
function refuseUnknownTables(ask) {
  const unknown = ask(`
    select distinct table_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and column_name = 'post_id'
      and table_name not in (${quoted([...TABLES, ...BY_TRIGGERS, 'import_file'])})`);
  if (unknown) throw new Error(`posts are in ${unknown} as well, which is not copied`);
}

/** One copy of each imported post but those of the rare word, which would not be rare then. */
const transaction = (copy, posts, inserts) => `
  set client_min_messages = error;
  begin;
  create temporary table copy on commit drop as
    select p.id as old_id, ${ID} as id, '-copy-${copy}' as suffix,
      interval '1 second' * ${((copy * 0.6180339887) % 1).toFixed(6)} * (span.length / ${posts}) as later
    from post p, (select extract(epoch from max(date) - min(date)) as length from post) span
    where p.slug !~ '-copy-\\d+$' and p.body not like '%${RARE}%';
  analyze copy;
  ${inserts}
  commit;`;

function insert(table, ask) {
  const changed = { post_id: 'copy.id', ...CHANGED[table] };
  const columns = ask(`
    select column_name from information_schema.columns
    where table_schema = 'public' and table_name = '${table}' and is_generated = 'NEVER' order by ordinal_position`).split('\n');
  const values = columns.map((name) => changed[name] ?? `t.${name}`);
  return `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')}
    from ${table} t join copy on t.${table === 'post' ? 'id' : 'post_id'} = copy.old_id;`;
}

const quoted = (names) => names.map((name) => `'${name}'`).join(', ');
