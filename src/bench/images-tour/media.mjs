// The bytes as browsers and caches get them.
import { strict as assert } from 'node:assert';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { database, newFolder, remove, request, start } from '../service.mjs';
import { pathOf } from './uploads.mjs';

const MANY = 200;

/** Conditions and ranges on a variant. */
export async function conditions(tour, asset) {
  tour.part('Ranges and conditions');
  const { node } = tour;
  const path = `${pathOf(node, asset.url)}?w=640`;
  const get = (headers, method = 'GET') => request(node, method, path, { anonymous: true, headers });
  const jpeg = await get({});
  const webp = await get({ Accept: 'image/avif,image/webp,*/*' });
  tour.say(`?w=640 is ${jpeg.headers['content-type']} for who says nothing, ${webp.headers['content-type']} for who takes it`);
  assert.deepEqual([jpeg.headers['content-type'], webp.headers['content-type']], ['image/jpeg', 'image/webp']);
  assert.equal(webp.headers.vary, 'Accept');
  assert.equal(webp.headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.notEqual(webp.headers.etag, jpeg.headers.etag);
  const known = await get({ Accept: 'image/webp', 'If-None-Match': webp.headers.etag });
  const other = await get({ Accept: 'image/webp', 'If-None-Match': jpeg.headers.etag });
  const part = await get({ Accept: 'image/webp', Range: 'bytes=100-199' });
  const beyond = await get({ Accept: 'image/webp', Range: `bytes=${webp.bytes.length}-` });
  const changed = await get({ Accept: 'image/webp', Range: 'bytes=100-199', 'If-Range': jpeg.headers.etag });
  const head = await get({ Accept: 'image/webp' }, 'HEAD');
  tour.say(`If-None-Match: ${known.status}, with another's tag ${other.status}; Range: ${part.status} ${part.headers['content-range']},`
    + ` beyond the end ${beyond.status}, If-Range of another ${changed.status}; HEAD: ${head.headers['content-length']} bytes`);
  assert.deepEqual([known.status, known.bytes.length, other.status], [304, 0, 200]);
  assert.deepEqual([part.status, part.headers['content-range']], [206, `bytes 100-199/${webp.bytes.length}`]);
  assert(part.bytes.equals(webp.bytes.subarray(100, 200)));
  assert.deepEqual([beyond.status, changed.status, changed.bytes.length], [416, 200, webp.bytes.length]);
  assert.deepEqual([Number(head.headers['content-length']), head.bytes.length], [webp.bytes.length, 0]);
}

/** Many ask for a variant that nobody has asked for yet. */
export async function rush(tour, asset) {
  tour.part(`${MANY} ask for one variant at the same moment`);
  const madeBefore = await variantsMade(asset);
  const before = await kept(tour, asset);
  const from = Date.now();
  const answers = await Promise.all(Array.from({ length: MANY }, async () => {
    const answer = await fetch(`${asset.url}?w=1024&h=480&fit=cover`, { headers: { Accept: 'image/webp' } });
    return { status: answer.status, etag: answer.headers.get('ETag'), size: (await answer.arrayBuffer()).byteLength };
  }));
  const took = Date.now() - from;
  const times = await variantsMade(asset) - madeBefore;
  const after = await kept(tour, asset);
  const different = new Set(answers.map(({ status, etag, size }) => `${status} ${etag.slice(0, 10)}…" ${size} bytes`));
  const made = after.filter((name) => !before.includes(name));
  tour.say(`${[...different].join('; ')}, in ${took} ms; times it was made: ${times}; kept: ${made.join(', ')}`);
  assert.equal(different.size, 1);
  assert(answers[0].status === 200 && answers[0].size > 0);
  assert.equal(times, 1, 'it was made once');
  assert.deepEqual(made, ['1024x480-cover-36x56-q80.webp']);
}

/** How many variants the service has made. */
async function variantsMade(asset) {
  const metrics = await (await fetch(`${new URL(asset.url).origin}/q/metrics`)).text();
  return Number(metrics.match(/^masthead_variants_made_total.* (\S+)$/m)[1]);
}

/** What the store has of an asset's bytes. */
async function kept(tour, { hash }) {
  const folder = `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;
  if (tour.s3) {
    return (await tour.s3.keys()).filter((key) => key.startsWith(folder)).map((key) => key.slice(folder.length + 1));
  }
  const path = join(tour.node.folder, 'assets', folder);
  return existsSync(path) ? readdirSync(path) : [];
}

/** Another node, which has nothing of its own, gives what the store has. */
export async function elsewhere(tour, asset) {
  tour.part('Another node with an empty folder');
  const { node, s3 } = tour;
  tour.say(`the bucket has ${(await s3.keys()).length} objects; the first node's folder: ${readdirSync(node.folder).sort().join(', ')}`);
  assert(!existsSync(join(node.folder, 'assets')));
  const other = await start(node.port + 1, newFolder(), database(node.folder), { ...tour.settings, MASTHEAD_BASE_URL: node.base });
  try {
    const path = pathOf(node, asset.url);
    const { hash } = asset;
    const original = await request(other, 'GET', path, { anonymous: true });
    const object = await s3.read(`${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}/original`);
    const variant = `${path}?w=1024&h=480&fit=cover&format=webp`;
    const [here, there] = [await request(node, 'GET', variant), await request(other, 'GET', variant)];
    tour.say(`original: ${original.status}, ${original.bytes.length} bytes as in the bucket; variant: the same ETag on both`);
    assert(original.status === 200 && original.bytes.equals(object));
    assert(there.status === 200 && there.headers.etag === here.headers.etag && there.bytes.equals(here.bytes));
  } finally {
    await other.stop();
    remove(other.folder);
  }
}
