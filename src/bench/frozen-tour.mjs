#!/usr/bin/env node
// A database that freezes, and one that stops, shown under load:
//   node src/bench/frozen-tour.mjs [--no-build] [--seconds=30]
// The embedded PostgreSQL is frozen (SIGSTOP) for some seconds and goes on, then is stopped at once for some seconds and is
// started anew, while readers and writers go on asking. Says what came back, and exits with 1 where a promise is broken:
// each request ends within 5 s; what cannot be answered is a 503 problem with Retry-After; nothing that is kept is served
// for longer than a second without the database's word; the service is live and not ready; 5 s after the database is back
// all is as it was; threads and connections come back; no write that was acknowledged is lost.
// Needs Java, Maven, Node and Linux's /proc.
import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build, database, must, newFolder, postgres, remove, request, start } from './service.mjs';

const ADMIN = '/api/v1/admin/posts';
const SECONDS = Number(process.argv.find((argument) => argument.startsWith('--seconds='))?.split('=')[1] ?? 30);
const MOST_MILLIS = 5_000;
const TRUST_MILLIS = 1_000;
const READERS = 24;
const WRITERS = 8;
const POSTS = 50;
const MOST_MORE_THREADS = 8;
const LONGEST_IDLE_SECONDS = 60;
const say = (text) => console.log(text);
const part = (text) => console.log(`\n== ${text}`);
const run = promisify(execFile);
const wait = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

const broken = [];
function promise(held, text) {
  say(`  ${held ? 'held  ' : 'BROKEN'} ${text}`);
  if (!held) broken.push(text);
}

/** What readers ask: half of it is kept ready, half was never asked before. */
let fresh = 0;
const READS = [
  () => '/api/v1/posts',
  () => '/api/v1/posts/post-7',
  () => '/api/v1/search?q=frozen',
  () => `/api/v1/posts?date_gte=2020-01-01T00:00:00.${String(fresh++).padStart(6, '0')}Z`,
  () => `/api/v1/posts/post-${fresh++ % POSTS}?formats=text&locale=en`,
  () => `/api/v1/search?q=frozen%20-x${fresh++}`,
];

/** Readers and writers that go on until they are told to stop; each answer is noted with when it was asked for. */
function load(node) {
  const notes = [];
  const created = [];
  let going = true;
  async function ask(kind, method, path, options) {
    const at = performance.now();
    const note = { kind, path, at };
    try {
      const answer = await request(node, method, path, options);
      Object.assign(note, { status: answer.status, retryAfter: answer.headers['retry-after'], type: answer.headers['content-type'] });
      note.json = method === 'POST' && answer.status === 201 ? answer.json : null;
    } catch (failure) {
      note.status = failure.code ?? failure.message;
    }
    note.took = performance.now() - at;
    notes.push(note);
    return note;
  }
  const readers = Array.from({ length: READERS }, async (_, i) => {
    for (let n = i; going; n++) {
      await ask('read', 'GET', READS[n % READS.length](), { anonymous: true });
      await wait(5);
    }
  });
  const writers = Array.from({ length: WRITERS }, async (_, i) => {
    for (let n = 0; going; n++) {
      const note = await ask('write', 'POST', ADMIN, { body: { title: `Written by ${i}, ${n}` } });
      if (note.json) created.push(note.json.id);
      await wait(20);
    }
  });
  const health = ['live', 'ready'].map(async (name) => {
    while (going) {
      await ask(name, 'GET', `/q/health/${name}`, { anonymous: true });
      await wait(250);
    }
  });
  return {
    notes,
    created,
    end: async () => {
      going = false;
      await Promise.all([...readers, ...writers, ...health]);
    },
  };
}

function counted(notes) {
  const counts = {};
  for (const { status } of notes) counts[status] = (counts[status] ?? 0) + 1;
  return JSON.stringify(counts);
}

const slowest = (notes) => Math.max(0, ...notes.map((note) => note.took));

/** The numbers that must come back to what they were. */
async function resources(node) {
  const folder = `/proc/${node.child.pid}`;
  const connections = Number(postgres('psql', database(node.folder), ['-Atc', 'select count(*) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()']));
  const sockets = readdirSync(`${folder}/fd`).filter((fd) => {
    try {
      return readlinkSync(`${folder}/fd/${fd}`).startsWith('socket:');
    } catch {
      return false;
    }
  }).length;
  return { threads: readdirSync(`${folder}/task`).length, sockets, connections };
}

/** The same once threads that have nothing to do have ended, which takes them half a minute. */
async function quiet(node, before) {
  let after = await resources(node);
  for (let seconds = 0; seconds < LONGEST_IDLE_SECONDS && after.threads > before.threads + MOST_MORE_THREADS; seconds++) {
    await wait(1_000);
    after = await resources(node);
  }
  return after;
}

function postmaster(folder) {
  return Number(readFileSync(join(folder, 'postgresql', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** A process and all that it has begun. */
function family(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return [pid, ...children.split(' ').filter(Boolean).map(Number)];
}

function freezing(folder) {
  let frozen = [];
  return {
    name: 'frozen (SIGSTOP)',
    away: () => {
      const pid = postmaster(folder);
      process.kill(pid, 'SIGSTOP'); // first, so that it begins no more
      frozen = family(pid);
      frozen.forEach((one) => process.kill(one, 'SIGSTOP'));
    },
    back: () => frozen.forEach((one) => process.kill(one, 'SIGCONT')),
  };
}

function stopping(folder) {
  const cluster = join(folder, 'postgresql', 'cluster');
  const program = readlinkSync(`/proc/${postmaster(folder)}/exe`);
  const control = (...words) => {
    const command = [join(dirname(program), 'pg_ctl'), '-w', '-D', cluster, ...words];
    // PostgreSQL does not run as root.
    if (process.getuid() === 0) command.unshift('unshare', '--user');
    return run(command[0], command.slice(1));
  };
  return {
    name: 'stopped (immediate)',
    away: () => control('stop', '-m', 'immediate'),
    back: () => control('start', '-l', join(folder, 'postgresql', 'postgresql.log')),
  };
}

async function show(node, outage) {
  part(`The database is ${outage.name} for ${SECONDS} s`);
  const before = await resources(node);
  const { notes, created, end } = load(node);
  await wait(3_000);
  const calm = performance.now();
  await outage.away();
  const gone = performance.now();
  await wait(SECONDS * 1_000);
  const returning = performance.now();
  await outage.back();
  const back = performance.now();
  await wait(MOST_MILLIS + 3_000);
  await end();
  const after = await quiet(node, before);
  const lost = await missing(node, created);

  const during = notes.filter((note) => note.at > gone && note.at + note.took < returning);
  const of = (kind, some = during) => some.filter((note) => note.kind === kind);
  const late = during.filter((note) => note.at > gone + TRUST_MILLIS + 500);
  const settled = notes.filter((note) => note.at > back + MOST_MILLIS);
  say(`  before: ${counted(notes.filter((note) => note.at + note.took < calm))}`);
  say(`  while it was away: reads ${counted(of('read'))}, writes ${counted(of('write'))}, live ${counted(of('live'))}, ready ${counted(of('ready'))}`);
  say(`  slowest: read ${slowest(of('read', notes)).toFixed()} ms, write ${slowest(of('write', notes)).toFixed()} ms, health ${slowest([...of('live', notes), ...of('ready', notes)]).toFixed()} ms`);
  slow(notes, gone).forEach((line) => say(`    ${line}`));
  say(`  writes again ${since(back, notes, 'write')} ms after it was back, uncached reads ${since(back, notes.filter((note) => /_gte|%20/.test(note.path)), 'read')} ms, ready ${since(back, notes, 'ready')} ms`);
  say(`  process: ${JSON.stringify(before)} → ${JSON.stringify(after)}; ${created.length} writes acknowledged`);

  promise(slowest(notes) <= MOST_MILLIS + 100, `each request ends within ${MOST_MILLIS / 1_000} s`);
  const refusals = notes.filter((note) => note.status !== 200 && note.status !== 201 && note.kind !== 'ready');
  const odd = refusals.filter((note) => note.status !== 503 || !note.retryAfter || !note.type?.startsWith('application/problem+json'));
  promise(odd.length === 0, `what fails is a 503 problem with Retry-After${odd.length ? `: ${counted(odd)}, such as ${JSON.stringify(odd[0])}` : ''}`);
  promise(of('read', late).length > 0 && of('read', late).every((note) => note.status === 503), `after ${TRUST_MILLIS / 1_000} s nothing is served that the database did not confirm: ${counted(of('read', late))}`);
  promise(of('write').length > 0 && of('write').every((note) => note.status !== 201), 'no write is acknowledged');
  promise(of('live', notes).every((note) => note.status === 200), 'it is live all the time');
  promise(of('ready', late).length > 0 && of('ready', late).every((note) => note.status === 503), `it is not ready: ${counted(of('ready', late))}`);
  promise(settled.length > 0 && settled.every((note) => note.status === 200 || note.status === 201), `${MOST_MILLIS / 1_000} s after the database all is as before: ${counted(settled)}`);
  promise(after.threads <= before.threads + MOST_MORE_THREADS, 'threads come back');
  promise(after.connections <= before.connections + 2 && after.sockets <= before.sockets + READERS + WRITERS, 'connections come back');
  promise(lost === 0, `no acknowledged write is lost (${lost} of ${created.length})`);
}

/** The slowest requests, and when they were asked for. */
function slow(notes, gone) {
  return [...notes]
    .sort((one, other) => other.took - one.took)
    .slice(0, 5)
    .map(({ kind, path, at, took, status }) => `${kind} ${path}: ${status} after ${took.toFixed()} ms, asked for at ${(at - gone).toFixed()} ms`);
}

/** When the first request succeeded that was asked for since then. */
function since(back, notes, kind) {
  const first = notes
    .filter((note) => note.kind === kind && note.at > back && note.status < 300)
    .map((note) => note.at + note.took - back)
    .sort((one, other) => one - other)[0];
  return first === undefined ? 'never, ' : first.toFixed();
}

async function missing(node, ids) {
  let found = 0;
  for (let i = 0; i < ids.length; i += 200) {
    const some = ids.slice(i, i + 200);
    found += (await must(node, 'GET', `${ADMIN}?fields=id&id=${some.join(',')}`)).json.length;
  }
  return ids.length - found;
}

build();
const folder = newFolder();
const log = join(folder, 'service.log');
const node = await start(18089, folder, undefined, { QUARKUS_LOG_FILE_ENABLED: 'true', QUARKUS_LOG_FILE_PATH: log });
try {
  for (let i = 0; i < POSTS; i++) {
    const post = (await must(node, 'POST', ADMIN, { body: { title: `Post ${i}`, body: 'A frozen lake. '.repeat(100) } })).json;
    await must(node, 'POST', `${ADMIN}/${post.id}/publish`);
  }
  const warm = load(node);
  await wait(5_000);
  await warm.end();
  await show(node, freezing(folder));
  await show(node, stopping(folder));
  if (broken.length > 0) say(readFileSync(log, 'utf8').split('\n').filter((line) => /ERROR|WARN|^Caused by/.test(line)).slice(-60).join('\n'));
  assert.deepEqual(broken, []);
  say('all as it should be');
} finally {
  await node.stop();
  remove(folder);
}
