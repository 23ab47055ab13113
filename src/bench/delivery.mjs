#!/usr/bin/env node
// What delivery costs, beside nginx with files of the same bytes and pgbench's select of one row:
//   node src/bench/delivery.mjs [--no-build] [--posts=10000] [--rounds=3] [--seconds=10]
// Packages the service, starts it with its embedded PostgreSQL in a new folder, imports the posts as documents in archives (the
// path that keeps every rule), measures with the response cache on and off, and writes its part of docs/benchmarks.md. Needs
// nginx, wrk and pgbench beside Java, Maven and Node. Exits with 1 where a bar is missed.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMON, RARE, content, writeDocuments } from './content.mjs';
import { measure, startNginx } from './nginx.mjs';
import { machine, median, writeSection } from './report.mjs';
import { build, database, must, newFolder, postgres, remove, start } from './service.mjs';

const option = (name, otherwise) =>
  Number(process.argv.find((given) => given.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
const POSTS = option('posts', 10_000);
const ROUNDS = option('rounds', 3);
const SECONDS = option('seconds', 10);
const ARCHIVE = 5_000;
const PORT = 18_094;
const NGINX_PORT = 18_095;
const MANY = 32;
const SLUGS = 1_000;

/** The best of five other systems on a machine of this shape, answers a second with 32 connections; see the bars. */
const PEERS = { list: 109, single: 230, filtered: 100, deep: 90, rare: 6.7, common: 7.1 };

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** Imports all documents, so many in an archive; answers the seconds it took. */
async function load(node, posts, folder) {
  const begun = Date.now();
  for (let from = 0; from < posts.length; from += ARCHIVE) {
    const documents = join(folder, `content-${from}`);
    writeDocuments(posts.slice(from, from + ARCHIVE), documents);
    const archive = join(folder, `content-${from}.zip`);
    execFileSync('jar', ['--create', '--no-manifest', '--file', archive, '-C', documents, '.']);
    const form = new FormData();
    form.append('file', new Blob([readFileSync(archive)]), 'content.zip');
    const sent = await fetch(`${node.base}/api/v1/admin/imports`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${node.token}` },
      body: form,
    });
    if (sent.status !== 202) throw new Error(`the import answered ${sent.status} ${await sent.text()}`);
    const { id } = await sent.json();
    for (;;) {
      const { json: job } = await must(node, 'GET', `/api/v1/admin/imports/${id}`);
      if (job.status === 'completed') {
        if (job.counts.refused > 0) throw new Error(`refused: ${JSON.stringify(job.files[0])}`);
        break;
      }
      if (!['queued', 'running'].includes(job.status)) throw new Error(`the import ended as ${job.status}`);
      await pause(500);
    }
  }
  return (Date.now() - begun) / 1_000;
}

/** A script for wrk that asks for one address after the other. */
function inTurn(folder, name, paths) {
  const file = join(folder, `${name}.lua`);
  writeFileSync(file, `local paths = {${paths.map((path) => JSON.stringify(path)).join(',')}}
local i = 0
request = function() i = i % #paths + 1 return wrk.format("GET", paths[i]) end`);
  return file;
}

function pgbench(folder, clients) {
  const printed = postgres('pgbench', database(folder), ['-n', '-S', '-M', 'prepared', '-c', clients, '-j', '1', '-T', SECONDS]);
  return Number(/tps = ([\d.]+)/.exec(printed)[1]);
}

/** Resident memory of a process, in MB. */
const memory = (pid) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);

const rounds = (work) => {
  const all = Array.from({ length: ROUNDS }, work);
  return { rate: median(all.map((one) => one.rate)), p50: median(all.map((one) => one.p50)), p99: median(all.map((one) => one.p99)) };
};

const rate = (figure) => `${Math.round(figure.rate).toLocaleString('en')}/s (p99 ${figure.p99.toFixed(1)} ms)`;
const times = (ratio) => `${ratio >= 10 ? Math.round(ratio) : ratio.toFixed(2)} x`;

build();
const folder = newFolder();
const rows = [];
const missed = [];
function row(work, figure, reference, ratio, bar) {
  rows.push([work, figure, reference, times(ratio), bar === null ? '–' : `≥ ${bar} x`]);
  if (bar !== null && ratio < bar) missed.push(`${work}: ${times(ratio)}, not ${bar} x`);
}

let node = await start(PORT, folder);
try {
  const seconds = await load(node, content(POSTS), folder);
  postgres('psql', database(folder), ['-q', '-c', 'vacuum analyze']);
  postgres('pgbench', database(folder), ['-q', '-i', '-s', '10']);
  const first = (await must(node, 'GET', `/api/v1/posts?fields=slug&limit=100`)).json.items.map((post) => post.slug);
  const slugs = [...first];
  for (let page = 2; slugs.length < Math.min(SLUGS, POSTS * 0.8); page++) {
    slugs.push(...(await must(node, 'GET', `/api/v1/posts?fields=slug&limit=100&page=${page}`)).json.items.map((post) => post.slug));
  }
  const deepPage = Math.floor((POSTS * 0.8) / 20);
  const work = [
    { key: 'list', name: 'list of 20', path: '/api/v1/posts' },
    { key: 'filtered', name: 'list of a tag, page 3', path: '/api/v1/posts?tag=tag-1&page=3' },
    { key: 'single', name: `one of ${slugs.length} by slug`, path: `/api/v1/posts/${slugs[0]}`, script: inTurn(folder, 'slugs', slugs.map((slug) => `/api/v1/posts/${slug}`)) },
  ];

  const files = join(folder, 'files');
  mkdirSync(files);
  for (const { key, path } of work) writeFileSync(join(files, `${key}.json`), (await must(node, 'GET', path, { anonymous: true })).bytes);
  const nginx = startNginx(folder, files, NGINX_PORT);
  await pause(500);
  const base = `http://127.0.0.1:${PORT}`;
  for (const { key, name, path, script } of work) {
    measure(base + path, SECONDS, MANY, script);
    const both = Array.from({ length: ROUNDS }, () => ({
      theirs: measure(`http://127.0.0.1:${NGINX_PORT}/${key}.json`, SECONDS, MANY),
      mine: measure(base + path, SECONDS, MANY, script),
    }));
    const middle = (whose) => ({ rate: median(both.map((one) => one[whose].rate)), p99: median(both.map((one) => one[whose].p99)) });
    const size = readFileSync(join(files, `${key}.json`)).length;
    row(`${name}, cached (${Math.round(size / 1024)} KB)`, rate(middle('mine')), `nginx ${rate(middle('theirs'))}`, middle('mine').rate / middle('theirs').rate, 0.6);
    const one = rounds(() => measure(base + path, SECONDS, 1, script));
    rows.push([`${name}, cached, one connection`, `p50 ${one.p50.toFixed(3)} ms, p99 ${one.p99.toFixed(2)} ms`, '', '', '–']);
  }
  nginx.kill();
  const full = memory(node.child.pid);
  await node.stop();

  node = await start(PORT, folder, undefined, { MASTHEAD_CACHE_SIZE: '0' });
  const bench = median(Array.from({ length: ROUNDS }, () => pgbench(folder, MANY)));
  const uncached = {};
  const bare = [
    ...work,
    { key: 'deep', name: `page ${deepPage}`, path: `/api/v1/posts?page=${deepPage}` },
    { key: 'rare', name: 'search, a rare word', path: `/api/v1/posts?q=${RARE}`, bar: 100 },
    { key: 'common', name: 'search, a word of more than half of the posts', path: `/api/v1/posts?q=${COMMON}`, bar: 10 },
  ];
  for (const { key, name, path, script, bar } of bare) {
    measure(base + path, SECONDS, MANY, script);
    uncached[key] = rounds(() => measure(base + path, SECONDS, MANY, script));
    row(`${name}, cache off`, rate(uncached[key]), `best peer ${PEERS[key]}/s`, uncached[key].rate / PEERS[key], bar ?? 20);
  }
  row('single, cache off', rate(uncached.single), `pgbench -S ${Math.round(bench).toLocaleString('en')}/s`, uncached.single.rate / bench, 0.35);
  row(`page ${deepPage}, cache off`, rate(uncached.deep), `page 1 ${rate(uncached.list)}`, uncached.deep.rate / uncached.list.rate, 0.8);
  rows.push(['memory of the process, after all that', `${full} MB cached, ${memory(node.child.pid)} MB with the cache off`, 'smallest Node peer 360 MB', '', '–']);
  writeSection(
    'Delivery',
    `\`node src/bench/delivery.mjs\` on ${machine()}: ${POSTS.toLocaleString('en')} posts of some 600 words, imported as documents in ${Math.round(seconds)} s; medians of ${ROUNDS} rounds of ${SECONDS} s, \`wrk -t1 -c${MANY}\` unless it says one connection, all on the same cores.`,
    rows,
  );
} finally {
  await node.stop();
  remove(folder);
}
if (missed.length > 0) {
  console.error(`missed:\n${missed.join('\n')}`);
  process.exitCode = 1;
}
