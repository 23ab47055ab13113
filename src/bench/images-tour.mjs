#!/usr/bin/env node
// Images, shown in a browser, with a store in a folder and then all of it again with one in S3:
//   node src/bench/images-tour.mjs [--no-build] [--store folder|s3] [--pictures DIR]
// Photos with GPS data come in by curl and from a page; a page with `srcset` at three widths and two densities; crops
// around the focal point; usage, other bytes, a delete refused, a swap, a placeholder. Says what it does and what came
// back, leaves pictures of what the browser showed, and exits with 1 where anything is not as it should be. Needs curl,
// Chromium (/usr/bin/chromium, or CHROMIUM) and npm beside Java, Maven and Node; npm fetches playwright-core for the run.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, newFolder, remove, start } from './service.mjs';
import { browser, inWindow } from './browser.mjs';
import { changes } from './images-tour/changes.mjs';
import { conditions, elsewhere, rush } from './images-tour/media.mjs';
import { crops, publish, widths } from './images-tour/pages.mjs';
import { picture, withPlace } from './images-tour/photo.mjs';
import { s3 } from './images-tour/s3.mjs';
import { site, SIZES } from './images-tour/site.mjs';
import { uploads } from './images-tour/uploads.mjs';

const PORT = 18085;
const say = (text) => console.log(text);
const argument = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : process.argv[at + 1];
};

/** The photos of the tour, each of other colours. */
async function photosOf(chromium) {
  const DAY = { sky: ['#4a90d9', '#cfe6f7'], land: ['#5f7f8f', '#47735c', '#2f5d3a'] };
  const MEADOW = { sky: ['#8ec5e8', '#f2f7fb'], land: ['#9ac06a', '#7aa84f', '#578a3c'] };
  const NIGHT = { sky: ['#0b1030', '#2b2d63'], land: ['#1d2440', '#161b33', '#0d1022'] };
  return inWindow(chromium, {}, 'about:blank', async (page) => ({
    harbour: withPlace(await picture(page, { width: 2700, height: 1800, ...DAY, sideways: true }), 6),
    meadow: withPlace(await picture(page, { width: 2000, height: 1500, ...MEADOW }), 1),
    small: await picture(page, { width: 500, height: 375, ...DAY }),
    night: withPlace(await picture(page, { width: 1600, height: 1200, ...NIGHT, sideways: true }), 6),
    elsewhere: withPlace(await picture(page, { width: 900, height: 600, ...NIGHT }), 1),
  }));
}

async function tourOf(store, chromium, photos, pictures) {
  say(`\n#### The store: ${store}`);
  const folder = newFolder();
  const front = await site();
  const bucket = store === 's3' ? await s3() : null;
  const settings = {
    ...bucket?.settings,
    MASTHEAD_ASSETS_SIZES: SIZES,
    MASTHEAD_CORS_ORIGINS: front.origin,
    MASTHEAD_OUTBOUND_ALLOW: '127.0.0.0/8',
  };
  const tour = { browser: chromium, site: front, s3: bucket, settings, photos, folder, say };
  tour.part = (text) => say(`\n== ${text}`);
  tour.shot = (page, name, fullPage = false) => page.screenshot({ path: join(pictures, `${store}-${name}.png`), fullPage });
  try {
    tour.node = await start(PORT, newFolder(), undefined, settings);
    const assets = await uploads(tour);
    await publish(tour, assets);
    await widths(tour, assets);
    assets.harbour = await crops(tour, assets.harbour);
    await conditions(tour, assets.harbour);
    await rush(tour, assets.harbour);
    if (bucket) await elsewhere(tour, assets.harbour);
    await changes(tour, assets);
  } finally {
    if (tour.node) {
      await tour.node.stop();
      remove(tour.node.folder);
    }
    await bucket?.stop();
    await front.stop();
    remove(folder);
  }
}

const stores = argument('--store') ? [argument('--store')] : ['folder', 's3'];
if (stores.some((store) => !['folder', 's3'].includes(store))) {
  console.error('--store is folder or s3');
  process.exit(1);
}
const chromium = await browser();
const pictures = resolve(argument('--pictures') ?? newFolder());
mkdirSync(pictures, { recursive: true });
try {
  build();
  const photos = await photosOf(chromium);
  for (const store of stores) await tourOf(store, chromium, photos, pictures);
  say(`\nall as it should be; what the browser showed is in ${pictures}`);
} finally {
  await chromium.stop();
}
