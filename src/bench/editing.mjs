#!/usr/bin/env node
// What saving and publishing cost, on 10,000 posts with 50 revisions each:
//   node src/bench/editing.mjs [--no-build]
// Packages and starts the service with its embedded PostgreSQL in a new folder, fills it, measures, and writes its part of
// docs/benchmarks.md. Needs psql and pgbench beside Java, Maven and Node. Exits with 1 where a bar is missed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machine, median, writeSection } from './report.mjs';
import { build, database, must, newFolder, postgres, remove, start } from './service.mjs';

const POSTS = 10_000;
const REVISIONS = 50;
const SECONDS = 10;
const ROUNDS = 3;
const BODY = Array.from({ length: 12 }, (_, i) => `Paragraph ${i}: 云原生 and what it takes to run it, in some ninety characters of text.`).join('\n\n');

const now = () => Number(process.hrtime.bigint()) / 1e6;

async function timed(work) {
  const begun = now();
  await work();
  return now() - begun;
}

/** Copies one post, as the API made it, with all that stands behind it. */
function fill(db, template) {
  const columns = (table, changed) =>
    postgres('psql', db, ['-qAt', '-c',
      `select column_name from information_schema.columns where table_name = '${table}' order by ordinal_position`])
      .trim().split('\n').map((name) => changed[name] ?? `t.${name}`).join(', ');
  postgres('psql', db, ['-q', '-v', 'ON_ERROR_STOP=1'], `
    create temp table copy as select i, gen_random_uuid() as id from generate_series(1, ${POSTS}) i;
    insert into post select ${columns('post', { id: 'copy.id', slug: "'bench-' || i", translation_group: 'copy.id', revision: REVISIONS, changed_in: REVISIONS, version: REVISIONS })}
      from post t, copy where t.id = '${template}';
    insert into post_slug select ${columns('post_slug', { slug: "'bench-' || i", post_id: 'copy.id' })}
      from post_slug t, copy where t.post_id = '${template}';
    insert into post_tag select ${columns('post_tag', { post_id: 'copy.id' })}
      from post_tag t, copy where t.post_id = '${template}';
    insert into post_revision select ${columns('post_revision', { post_id: 'copy.id', number: 'n', version: 'n' })}
      from post_revision t, copy, generate_series(1, ${REVISIONS}) n where t.post_id = '${template}';
    analyze post, post_slug, post_tag, post_revision;
    create table reference (id integer primary key, version integer, body text);
    create table reference_log (id bigserial primary key, reference_id integer, body text);
    insert into reference select i, 1, repeat('x', 1200) from generate_series(1, ${POSTS}) i;`);
  return postgres('psql', db, ['-qAt', '-c', "select id from post where slug like 'bench-%'"]).trim().split('\n');
}

/** Saves a second, of clients that each save another post as soon as the last one is saved. */
async function saves(node, ids, clients) {
  const end = now() + SECONDS * 1_000;
  let done = 0;
  const latencies = [];
  await Promise.all(Array.from({ length: clients }, async () => {
    while (now() < end) {
      const id = ids[Math.floor(Math.random() * ids.length)];
      const body = { body: BODY.replace('Paragraph 3', `Paragraph ${Math.random()}`) };
      latencies.push(await timed(() => must(node, 'PATCH', `/api/v1/admin/posts/${id}`, { body })));
      done++;
    }
  }));
  return { rate: done / SECONDS, p99: latencies.sort((a, b) => a - b)[Math.floor(latencies.length * 0.99)] };
}

/** Transactions a second of PostgreSQL itself: one update and one insert each, what a save cannot do without. */
function reference(db, clients) {
  writeFileSync(join(db.folder, 'reference.sql'), `
    \\set id random(1, ${POSTS})
    begin;
    update reference set version = version + 1 where id = :id;
    insert into reference_log (reference_id, body) values (:id, repeat('y', 1200));
    commit;`);
  const printed = postgres('pgbench', db,
    ['-n', '-M', 'prepared', '-f', join(db.folder, 'reference.sql'), '-c', clients, '-j', 2, '-T', SECONDS].map(String));
  return Number(/tps = ([\d.]+)/.exec(printed)[1]);
}

async function thousandSaves(node) {
  const created = await must(node, 'POST', '/api/v1/admin/posts', { body: { title: 'Saved a thousand times', body: BODY } });
  const times = [];
  for (let i = 0; i < 1_050; i++) {
    const body = { body: BODY.replace('Paragraph 3', `Save ${i}`) };
    times.push(await timed(() => must(node, 'PATCH', `/api/v1/admin/posts/${created.json.id}`, { body })));
  }
  return { first: median(times.slice(0, 50)), thousandth: median(times.slice(1_000)) };
}

async function publishes(node, ids) {
  const save = [];
  const publish = [];
  for (const id of ids.slice(0, 400)) {
    const body = { body: BODY.replace('Paragraph 3', `Publish ${id}`) };
    save.push(await timed(() => must(node, 'PATCH', `/api/v1/admin/posts/${id}`, { body })));
    publish.push(await timed(() => must(node, 'POST', `/api/v1/admin/posts/${id}/publish`)));
  }
  return { save: median(save), publish: median(publish) };
}

build();
const folder = newFolder();
const node = await start(18080, folder);
let missed = [];
try {
  const template = await must(node, 'POST', '/api/v1/admin/posts', { body: { title: 'Template', body: BODY, tags: ['One', 'Two'] } });
  const db = { ...database(folder), folder };
  console.log(`filling: ${POSTS} posts, ${POSTS * REVISIONS} revisions`);
  const ids = fill(db, template.json.id);
  await saves(node, ids, 4);
  const rows = [];
  for (const clients of [1, 16]) {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({ ...(await saves(node, ids, clients)), reference: reference(db, clients) });
    }
    const rate = median(rounds.map((r) => r.rate));
    const base = median(rounds.map((r) => r.reference));
    rows.push([`saves a second, ${clients} client${clients > 1 ? 's' : ''}`, rate.toFixed(0), `p99 ${median(rounds.map((r) => r.p99)).toFixed(1)} ms`,
      `${(rate / base).toFixed(2)} × ${base.toFixed(0)} bare transactions`, '–']);
  }
  const long = [];
  const pairs = [];
  for (let round = 0; round < ROUNDS; round++) {
    long.push(await thousandSaves(node));
    pairs.push(await publishes(node, ids.slice(round * 400)));
  }
  const growth = median(long.map((l) => l.thousandth / l.first));
  rows.push(['the 1,000th save of a post against the 1st', `${median(long.map((l) => l.thousandth)).toFixed(2)} ms`,
    `1st: ${median(long.map((l) => l.first)).toFixed(2)} ms`, `${growth.toFixed(2)} ×`, '≤ 1.2 ×']);
  const ratio = median(pairs.map((p) => p.publish / p.save));
  rows.push(['publish against a save', `${median(pairs.map((p) => p.publish)).toFixed(2)} ms`,
    `save: ${median(pairs.map((p) => p.save)).toFixed(2)} ms`, `${ratio.toFixed(2)} ×`, '≤ 2 ×']);
  if (growth > 1.2) missed.push('the 1,000th save costs too much');
  if (ratio > 2) missed.push('publish costs too much');
  const version = postgres('psql', db, ['-qAt', '-c', 'show server_version']).trim();
  report(rows, version);
} finally {
  await node.stop();
  remove(folder);
}
missed.forEach((bar) => console.error(`missed: ${bar}`));
process.exitCode = missed.length ? 1 : 0;

function report(rows, version) {
  writeSection('Saving and publishing',
    `\`node src/bench/editing.mjs\`: ${POSTS.toLocaleString('en')} posts with ${REVISIONS} revisions each; medians of ${ROUNDS} rounds. `
    + 'A bare transaction is one update and one insert of the same size, by pgbench on the same database.\n\n'
    + `${machine()}, PostgreSQL ${version} with fsync, client on the same machine.`, rows);
}
