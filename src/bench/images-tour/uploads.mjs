// Pictures come in: by curl, and from a page in a browser.
import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { must, request } from '../service.mjs';
import { inWindow, seen } from '../browser.mjs';
import { anatomy, FACES, YELLOW } from './photo.mjs';
import { uploadPage } from './site.mjs';

export const ASSETS = '/api/v1/admin/assets';
const run = promisify(execFile);

/** What curl got: status, headers by their lower-case names, and JSON. */
export async function curl(node, method, path, parts) {
  const { stdout } = await run('curl', ['-sS', '-i', '-X', method, node.base + path,
    '-H', `Authorization: Bearer ${node.token}`, ...parts.flatMap((part) => ['-F', part])]);
  const [head, body] = stdout.split(/\r\n\r\n(?!HTTP\/)/);
  const last = head.slice(head.lastIndexOf('HTTP/')).split('\r\n');
  const headers = Object.fromEntries(last.slice(1).map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  return { status: Number(last[0].split(' ')[1]), headers, json: body ? JSON.parse(body) : null };
}

/** The path of an address of this service. */
export const pathOf = (node, address) => {
  assert(address.startsWith(node.base), address);
  return address.slice(node.base.length);
};

const where = ({ x, y }) => `${x.toFixed(2)}, ${y.toFixed(2)}`;
const near = (a, b, most, what) => assert(Math.abs(a - b) <= most, `${what}: ${a} is not ${b}`);

/** Says where a face is in a picture, and that it is where it should be. */
export async function faceIn(page, address, colour, { x, y }, what) {
  const face = await seen(page, address, colour);
  assert(face.count > 200, `${what}: no face`);
  near(face.x, x, 0.03, `${what}, across`);
  near(face.y, y, 0.03, `${what}, down`);
  return `${face.width} × ${face.height}, the face at ${where(face)}`;
}

/** Bytes as anyone gets them. */
export async function bytesOf(node, address) {
  return (await must(node, 'GET', pathOf(node, address), { anonymous: true })).bytes;
}

async function checkClean(tour, sent, asset) {
  const kept = await bytesOf(tour.node, asset.url);
  const [before, after] = [anatomy(sent), anatomy(kept)];
  tour.say(`  sent: ${before.names.join(', ')}; kept: ${after.names.join(', ') || 'nothing in front of the pixels'}`);
  assert(before.names.includes('APP1 Exif') && before.names.includes('comment'));
  assert(!after.names.some((name) => name.startsWith('APP1') || name === 'comment'));
  for (const trace of ['Exif', 'GPS', 'Tourphone', '25.0337', 'adobe']) assert(!kept.includes(trace), trace);
  return { kept, same: before.pixels.equals(after.pixels) };
}

async function byCurl(tour) {
  tour.part('A photo with GPS data, sideways, by curl');
  const { node, photos, folder } = tour;
  const file = join(folder, 'harbour photo.jpg');
  writeFileSync(file, photos.harbour);
  const parts = [`file=@${file}`, 'alt=Two at the harbour', 'caption=Before the hills', 'credit=Ada',
    `focalPoint=${FACES.yellow.x},${FACES.yellow.y}`, 'folder=tour'];
  const sent = await curl(node, 'POST', ASSETS, parts);
  const asset = sent.json;
  tour.say(`${sent.status}, Location ${sent.headers.location}`);
  tour.say(`  ${asset.url}`);
  assert.equal(sent.status, 201);
  assert.equal(sent.headers.location, `${node.base}${ASSETS}/${asset.id}`);
  assert.deepEqual([asset.alt, asset.caption, asset.credit, asset.folder],
    ['Two at the harbour', 'Before the hills', 'Ada', 'tour']);
  assert.deepEqual(asset.focalPoint, FACES.yellow);
  assert.match(asset.url, /\/harbour%20photo\.jpg$/);
  assert.deepEqual([asset.width, asset.height, asset.usageCount], [2700, 1800, 0]);
  assert.match(asset.color, /^#[0-9a-f]{6}$/);
  assert.match(asset.placeholder, /^data:image\//);
  await checkClean(tour, photos.harbour, asset);
  await inWindow(tour.browser, {}, `${tour.site.origin}/`, async (page) => {
    tour.say(`  upright: ${await faceIn(page, asset.url, YELLOW, FACES.yellow, 'the original')}`);
  });
  const again = await curl(node, 'POST', ASSETS, [`file=@${file}`, 'alt=Other words']);
  tour.say(`the same bytes once more: ${again.status}, ${again.json.id === asset.id ? 'the same asset' : 'another one'}`);
  assert.deepEqual([again.status, again.json.id, again.json.alt], [200, asset.id, asset.alt]);
  return asset;
}

async function byPage(tour) {
  tour.part('Another, upright, from a page in a browser');
  const { node, site, photos } = tour;
  site.pages.set('/upload', async () => uploadPage(node.base));
  const upload = (page) => page.evaluate((token) => { window.token = token; }, node.token)
    .then(() => page.setInputFiles('[name=file]', { name: '草地.jpg', mimeType: 'image/jpeg', buffer: photos.meadow }))
    .then(() => page.fill('[name=alt]', 'Two on a meadow'))
    .then(() => page.click('button'))
    .then(() => page.waitForFunction(() => window.answer))
    .then((answer) => answer.jsonValue());
  const refused = await inWindow(tour.browser, {}, `${site.strange}/upload`, upload);
  tour.say(`from ${site.strange}, which is not in MASTHEAD_CORS_ORIGINS: ${refused.refused}`);
  assert.match(refused.refused, /TypeError/);
  assert.equal((await must(node, 'GET', `${ASSETS}?limit=1`)).headers['x-total-count'], '1');
  return inWindow(tour.browser, { height: 420 }, `${site.origin}/upload`, async (page) => {
    const devtools = await page.context().newCDPSession(page);
    const methods = [];
    devtools.on('Network.requestWillBeSent', (sent) => methods.push(sent.request.method));
    await devtools.send('Network.enable');
    const { status, location, asset } = await upload(page);
    tour.say(`from ${site.origin}: ${status}, ${asset.filename}, after ${methods.slice(0, 2).join(' and ')}`);
    assert.equal(status, 201);
    assert.equal(location, `${node.base}${ASSETS}/${asset.id}`);
    assert.deepEqual([asset.filename, asset.alt], ['草地.jpg', 'Two on a meadow']);
    assert.deepEqual(methods.filter((method) => method !== 'GET').sort(), ['OPTIONS', 'POST'], 'a preflight came first');
    const { same } = await checkClean(tour, photos.meadow, asset);
    tour.say(`  its pixels are ${same ? 'those that were sent' : 'others'}`);
    assert(same);
    await page.waitForFunction(() => document.getElementById('shown').complete);
    await tour.shot(page, 'upload');
    return asset;
  });
}

async function refusals(tour) {
  tour.part('What is no picture to keep');
  const { node, folder, photos } = tour;
  const cases = [
    ['an SVG', 'logo.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 415],
    ['an SVG that is called a PNG', 'logo.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415],
    ['a photo cut off in its middle', 'half.jpg', photos.meadow.subarray(0, photos.meadow.length / 2), 422],
  ];
  for (const [what, name, bytes, status] of cases) {
    writeFileSync(join(folder, name), bytes);
    const answer = await curl(node, 'POST', ASSETS, [`file=@${join(folder, name)}`]);
    tour.say(`${what}: ${answer.status}, ${answer.json.violations?.[0]?.message ?? answer.json.detail}`);
    assert.equal(answer.status, status);
    assert.equal(answer.headers['content-type'].split(';')[0], 'application/problem+json');
  }
  assert.equal((await request(node, 'GET', `${ASSETS}?limit=1`)).headers['x-total-count'], '2', 'nothing was kept of them');
}

/** Gives the two assets. */
export async function uploads(tour) {
  const harbour = await byCurl(tour);
  const meadow = await byPage(tour);
  await refusals(tour);
  return { harbour, meadow };
}
