#!/usr/bin/env node
// What pictures cost, against sharp and nginx:
//   node src/bench/images.mjs [--no-build]
// Packages and starts the service, with libvips and without, each round in a new folder; measures, and writes its part of
// docs/benchmarks.md. Needs Linux, vips, nginx, wrk and npm beside Java, Maven and Node; sharp is installed into a
// temporary folder. Exits with 1 where a bar is missed.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Pictures } from './pictures.mjs';
import { measure, startNginx } from './nginx.mjs';
import { machine, median, writeSection } from './report.mjs';
import { build, must, newFolder, remove, start } from './service.mjs';

const ROUNDS = 3;
const PICTURES = 100;
const UPLOADS_AT_ONCE = 8;
const WARM = 10;
const TIMED = 30;
const SETTLED = 150;
const PORT = 18090;
const NGINX_PORT = 18091;
const SECONDS = 10;
const CONNECTIONS = 32;
const VARIANT = '?w=800&format=webp';
const ENGINES = [
  { key: 'vips', name: 'libvips', bar: 1.3 },
  { key: 'imageio', name: 'ImageIO', bar: 3 },
];
const MOST_GROWTH = 300;
const LEAST_SERVED = 0.5;

const now = () => Number(process.hrtime.bigint()) / 1e6;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function timed(work) {
  const begun = now();
  await work();
  return now() - begun;
}

function installSharp(folder) {
  execFileSync('npm', ['install', '--silent', '--no-package-lock', '--no-audit', '--no-fund', '--prefix', folder, 'sharp'], { stdio: 'inherit' });
  const sharp = createRequire(join(folder, 'index.js'))('sharp');
  sharp.cache(false);
  return sharp;
}

/** Resident memory of a process, and of the vips processes that it has started, in MB. */
function resident(pid) {
  const status = (id) => {
    try {
      return readFileSync(`/proc/${id}/status`, 'utf8');
    } catch {
      return '';
    }
  };
  const megabytes = (text) => Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? 0) / 1024;
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(status)
    .filter((text) => text.startsWith('Name:\tvips\n') && text.includes(`PPid:\t${pid}\n`));
  return { service: megabytes(status(pid)), programs: children.map(megabytes).reduce((a, b) => a + b, 0) };
}

/** The most memory that is seen while some work is done. */
async function watched(pid, work) {
  const most = resident(pid);
  const timer = setInterval(() => {
    const seen = resident(pid);
    most.service = Math.max(most.service, seen.service);
    most.programs = Math.max(most.programs, seen.programs);
  }, 50);
  await work();
  clearInterval(timer);
  return most;
}

/** Every second one as a form, as browsers send it; the others as the body itself. */
function upload(node, bytes, index) {
  const type = 'image/jpeg';
  const name = `picture-${index}.jpg`;
  if (index % 2) {
    return must(node, 'POST', `/api/v1/admin/assets?filename=${name}`, { body: bytes, headers: { 'Content-Type': type } });
  }
  const edge = 'masthead-bench';
  const body = Buffer.concat([
    Buffer.from(`--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`),
    bytes,
    Buffer.from(`\r\n--${edge}--\r\n`),
  ]);
  return must(node, 'POST', '/api/v1/admin/assets', { body, headers: { 'Content-Type': `multipart/form-data; boundary=${edge}` } });
}

async function uploads(node, pictures) {
  const assets = [];
  let next = 0;
  const begun = now();
  await Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, async () => {
    while (next < PICTURES) {
      const index = next++;
      assets[index] = (await upload(node, readFileSync(pictures.file(index)), index)).json;
    }
  }));
  return { assets, rate: (PICTURES * 1_000) / (now() - begun) };
}

const address = (asset) => new URL(asset.url).pathname;

/** First requests, each of a picture that nothing is made of yet, and sharp doing the same picture after each; neither while
 * anything else is done. */
async function firstRequests(node, sharp, assets, pictures, folder) {
  const mine = [];
  const theirs = [];
  for (let i = 0; i < WARM + TIMED; i++) {
    await pause(SETTLED);
    mine.push(await timed(() => must(node, 'GET', address(assets[i]) + VARIANT, { anonymous: true })));
    await pause(SETTLED);
    theirs.push(await timed(() =>
      sharp(pictures.file(i)).resize(800).webp({ quality: 80 }).toFile(join(folder, `sharp-${i}.webp`))));
  }
  return { mine: median(mine.slice(WARM)), theirs: median(theirs.slice(WARM)) };
}

async function serving(node, asset, folder) {
  const hash = asset.hash;
  const stored = join(node.folder, 'assets', hash.slice(0, 2), hash.slice(2, 4), hash);
  const name = readdirSync(stored).find((file) => file.endsWith('.webp'));
  const size = readFileSync(join(stored, name)).length;
  const nginx = startNginx(folder, stored, NGINX_PORT);
  const mine = `http://127.0.0.1:${PORT}${address(asset)}${VARIANT}`;
  const theirs = `http://127.0.0.1:${NGINX_PORT}/${name}`;
  try {
    await pause(500);
    measure(mine, 3 * SECONDS, CONNECTIONS);
    measure(theirs, SECONDS, CONNECTIONS);
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({ theirs: measure(theirs, SECONDS, CONNECTIONS).rate, mine: measure(mine, SECONDS, CONNECTIONS).rate });
    }
    return { rounds, size };
  } finally {
    nginx.kill('SIGTERM');
  }
}

/** One engine, once: memory of uploads, first requests; where it is asked for, the serving of a stored variant. */
async function round(engine, sharp, pictures, folder, serve) {
  const data = newFolder();
  const node = await start(PORT, data, undefined, { MASTHEAD_ASSETS_WORK_ENGINE: engine.key });
  try {
    await pause(5_000);
    const idle = resident(node.child.pid).service;
    let sent;
    const most = await watched(node.child.pid, async () => { sent = await uploads(node, pictures); });
    const first = await firstRequests(node, sharp, sent.assets, pictures, folder);
    const outcome = { idle, peak: most.service, programs: most.programs, rate: sent.rate, ...first };
    console.log(engine.name, JSON.stringify(outcome));
    return { ...outcome, ...(serve && { serving: await serving(node, sent.assets[WARM], folder) }) };
  } finally {
    await node.stop();
    remove(data);
  }
}

build();
const folder = newFolder();
const rows = [];
const missed = [];
const check = (holds, what) => holds || missed.push(what);
let text;
try {
  const sharp = installSharp(folder);
  console.log(`drawing ${PICTURES} pictures`);
  const pictures = await Pictures.draw(sharp, folder, PICTURES);
  const memory = [];
  let stored;
  for (const engine of ENGINES) {
    const rounds = [];
    for (let number = 0; number < ROUNDS; number++) {
      rounds.push(await round(engine, sharp, pictures, folder, engine === ENGINES[0] && number === 0));
    }
    stored ??= rounds[0].serving;
    const of = (name) => median(rounds.map((r) => r[name]));
    const ratio = median(rounds.map((r) => r.mine / r.theirs));
    rows.push([`first request of a variant, ${engine.name}`, `${of('mine').toFixed(0)} ms`, `sharp: ${of('theirs').toFixed(0)} ms`,
      `${ratio.toFixed(2)} ×`, `≤ ${engine.bar} ×`]);
    check(ratio <= engine.bar, `the first request of a variant, ${engine.name}`);
    const growth = median(rounds.map((r) => r.peak - r.idle));
    const programs = of('programs') > 0 ? `, and ${of('programs').toFixed(0)} MB of vips` : '';
    memory.push([`memory of ${PICTURES} uploads, ${UPLOADS_AT_ONCE} at a time, ${engine.name}`, `+ ${growth.toFixed(0)} MB${programs}`,
      `idle: ${of('idle').toFixed(0)} MB; ${of('rate').toFixed(1)} uploads a second`, '–', `≤ + ${MOST_GROWTH} MB`]);
    check(growth <= MOST_GROWTH, `memory of uploads, ${engine.name}`);
  }
  const share = median(stored.rounds.map((r) => r.mine / r.theirs));
  rows.push(['answers a second, a stored variant', median(stored.rounds.map((r) => r.mine)).toFixed(0),
    `nginx: ${median(stored.rounds.map((r) => r.theirs)).toFixed(0)}`, `${share.toFixed(2)} ×`, `≥ ${LEAST_SERVED} ×`], ...memory);
  check(share >= LEAST_SERVED, 'serving of a stored variant');
  const vips = /vips-([\d.]+)/.exec(execFileSync('vips', ['--version'], { encoding: 'utf8' }))[1];
  text = `\`node src/bench/images.mjs\`: JPEGs of 4,000 × 3,000 pixels and ${pictures.megabytes()} MB; medians of ${ROUNDS} rounds, each with the `
    + `service started anew. A first request makes an 800 px WebP of a picture that nothing is made of yet, over HTTP; sharp makes one `
    + `of the same file, quality 80, from file to file, in a process that goes on running, with its default concurrency of `
    + `${sharp.concurrency()} thread${sharp.concurrency() > 1 ? 's' : ''} (vips here has 1); ${TIMED} of each, in turn, after ${WARM} that do not count. `
    + `The stored variant has ${(stored.size / 1024).toFixed(0)} KB, asked for by wrk -t1 -c32 -d${SECONDS}s; nginx sends the same file with sendfile, `
    + `one worker and no access log. Memory is the process's VmRSS at its peak over idle; vips processes are counted apart.\n\n`
    + `${machine()}, libvips ${vips}, sharp ${sharp.versions.sharp} (libvips ${sharp.versions.vips}), ${nginxVersion()}, client on the same machine.`;
} finally {
  remove(folder);
}
writeSection('Images', text, rows);
missed.forEach((bar) => console.error(`missed: ${bar}`));
process.exitCode = missed.length ? 1 : 0;

function nginxVersion() {
  return execFileSync('sh', ['-c', 'nginx -v 2>&1'], { encoding: 'utf8' }).trim().replace('nginx version: nginx/', 'nginx ');
}
