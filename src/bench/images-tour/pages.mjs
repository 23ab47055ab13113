// A page of a front end looked at in a browser: which file it takes at which width, that nothing jumps, and crops.
import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../service.mjs';
import { inWindow } from '../browser.mjs';
import { FACES, PINK, YELLOW } from './photo.mjs';
import { articlePage, gallery, SIZES, slot } from './site.mjs';
import { ASSETS, bytesOf, curl, faceIn, pathOf } from './uploads.mjs';

const POSTS = '/api/v1/admin/posts';
const WORDS = 'The boat leaves in the morning, and who is late waits for the next one with a cup of tea on the quay. '.repeat(5);
const LONG = `${WORDS}\n\n`.repeat(40);

/** A post as readers have it. */
export const live = async (tour) =>
  (await must(tour.node, 'GET', `/api/v1/posts/${tour.post.slug}`, { anonymous: true })).json;

/** A post with a cover, and three pictures in its text, far from each other. */
export async function publish(tour, { harbour, meadow }) {
  tour.part('A post with pictures');
  const { node, folder, photos, site } = tour;
  writeFileSync(join(folder, 'small.jpg'), photos.small);
  const small = (await curl(node, 'POST', ASSETS, [`file=@${join(folder, 'small.jpg')}`, 'alt=Two in a small picture'])).json;
  const inText = (asset, alt) => `![${alt}](${pathOf(node, asset.url)})`;
  const body = `${WORDS}\n\n${inText(meadow, '')}\n\n${WORDS}\n\n${inText(small, 'Small')}\n\n${LONG}${inText(harbour, 'Once more')}\n`;
  tour.post = (await must(node, 'POST', POSTS, {
    body: { title: 'Two on a journey', body, images: [{ assetId: harbour.id }] },
  })).json;
  await must(node, 'POST', `${POSTS}/${tour.post.id}/publish`);
  site.pages.set('/article', async (url) => articlePage(await live(tour), url.searchParams.has('bare')));
  const shown = await live(tour);
  const images = [...shown.html.matchAll(/<img [^>]*>/g)].map((tag) => tag[0]);
  for (const image of images) tour.say(`  ${image.replace(/="(data:[^"]{0,20}|[^"]{60})[^"]*"/g, '="$1…"')}`);
  assert.deepEqual(images.map((image) => image.includes('loading="lazy"')), [false, true, true]);
  assert.deepEqual(images.map((image) => image.match(/ width="(\d+)" height="(\d+)"/).slice(1).join()),
    ['2000,1500', '500,375', '2700,1800']);
  assert.deepEqual(images.map((image) => image.match(/ alt="([^"]*)"/)[1]), ['Two on a meadow', 'Small', 'Once more']);
  assert.equal(shown.images[0].sizes, SIZES);
  assert.deepEqual([shown.images[0].alt, shown.images[0].caption], ['Two at the harbour', 'Before the hills']);
  return small;
}

const candidates = (srcset) => srcset.split(', ').map((one) => {
  const [, address, width] = one.match(/^(\S+) (\d+)w$/);
  return { address, width: Number(width) };
});

/** What every picture of the page shows once it is there. */
function shownPictures(page) {
  return page.evaluate(async () => {
    const pictures = [...document.querySelectorAll('article img')];
    for (const picture of pictures) {
      picture.scrollIntoView({ block: 'center' });
      await picture.decode();
    }
    scrollTo(0, 0);
    return Promise.all(pictures.map(async (picture) => {
      const file = new Image();
      file.src = picture.currentSrc;
      await file.decode();
      return {
        srcset: picture.srcset,
        chosen: picture.currentSrc,
        box: picture.getBoundingClientRect().width,
        ratio: picture.getBoundingClientRect().width / picture.getBoundingClientRect().height,
        natural: picture.naturalWidth,
        file: [file.naturalWidth, file.naturalHeight],
        attributes: [picture.getAttribute('width'), picture.getAttribute('height')].map(Number),
      };
    }));
  });
}

/** How far things jumped (Layout Instability API): the sum of all shifts since the page began. */
const jumped = (page) => page.evaluate(() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(sum), 200);
}));

async function atOneWidth(tour, width, density, photos) {
  await inWindow(tour.browser, { width, density, slow: 400 }, `${tour.site.origin}/article`, async (page, asked) => {
    if (density === 1 && width === 800) await tour.shot(page, 'before-the-pictures-came');
    await page.waitForLoadState('load');
    const far = asked.filter((address) => address.includes(photos.harbour.hash)).length;
    assert.equal(far, 1, 'the cover was asked for, and not the far one, which is lazy');
    const shift = await jumped(page);
    const pictures = await shownPictures(page);
    const need = slot(width) * density;
    for (const picture of pictures) {
      const offered = candidates(picture.srcset);
      const best = offered.find((candidate) => candidate.width >= need) ?? offered.at(-1);
      assert.equal(picture.chosen, best.address);
      assert.equal(picture.file[0], best.width, 'the file is as wide as srcset says');
      assert(Math.abs(picture.natural - slot(width)) <= 1, `${picture.natural} is as wide as sizes says`);
      const [w, h] = picture.attributes;
      assert.equal(picture.box, Math.min(w, slot(width)));
      assert(Math.abs(picture.ratio - w / h) < 0.02 && Math.abs(picture.file[0] / picture.file[1] - w / h) < 0.02);
    }
    const chose = pictures.map((picture) => `w=${new URL(picture.chosen).searchParams.get('w')}`).join(', ');
    tour.say(`${width} wide, density ${density}: needs ${need}; cover, text: ${chose}; jumped by ${shift}`);
    assert.equal(shift, 0);
    await page.waitForTimeout(100);
    await tour.shot(page, `article-${width}-at-${density}`);
    if (width === 360 && density === 2) {
      await page.locator('article p img').first().scrollIntoViewIfNeeded();
      await tour.shot(page, 'article-360-at-2-text');
    }
  });
}

/** Looks at the page at three widths and two densities, each time as one who has never seen it. */
export async function widths(tour, photos) {
  tour.part('The page in a browser, at three widths and two densities');
  for (const width of [360, 800, 1400]) {
    for (const density of [1, 2]) await atOneWidth(tour, width, density, photos);
  }
  await inWindow(tour.browser, { width: 800, slow: 400 }, `${tour.site.origin}/article?bare`, async (page) => {
    await page.waitForLoadState('load');
    const shift = await jumped(page);
    tour.say(`the same page without width and height, to see that this would be noticed: jumped by ${shift.toFixed(3)}`);
    assert(shift > 0.01);
  });
}

/** Where a point is in a crop of a picture: the crop has the focal point in its middle, or as near to it as it can. */
function inCrop({ x, y }, focal, picture, crop) {
  const scale = Math.min(picture.width / crop.width, picture.height / crop.height);
  const along = (point, middle, part) => {
    const start = Math.max(0, Math.min(1 - part, middle - part / 2));
    return (point - start) / part;
  };
  return {
    x: along(x, focal.x, crop.width * scale / picture.width),
    y: along(y, focal.y, crop.height * scale / picture.height),
  };
}

const CROPS = [{ width: 320, height: 320 }, { width: 320, height: 640 }, { width: 640, height: 320 }];

/** Crops with the focal point on one face, then on the other. */
export async function crops(tour, asset) {
  tour.part('Crops around the focal point');
  const pictures = [];
  const look = async (picture, name, colour) => inWindow(tour.browser, {}, `${tour.site.origin}/`, async (page) => {
    for (const crop of CROPS) {
      const query = `?w=${crop.width}&h=${crop.height}&fit=cover`;
      const at = inCrop(FACES[name], FACES[name], picture, crop);
      const found = await faceIn(page, picture.url + query, colour, at, `${query} with the focal point on the ${name} face`);
      pictures.push({ address: picture.url + query, words: `${query}, focal point on the ${name} face` });
      tour.say(`${query}: ${found}`);
      assert(found.startsWith(`${crop.width} × ${crop.height},`));
    }
  });
  await look(asset, 'yellow', YELLOW);
  const moved = (await must(tour.node, 'PATCH', `${ASSETS}/${asset.id}`, { body: { focalPoint: FACES.pink } })).json;
  tour.say(`the focal point on the other face; the address ends with ${moved.url.slice(moved.url.indexOf('-f'))} now`);
  assert.notEqual(moved.url, asset.url);
  assert.equal((await live(tour)).images[0].url, moved.url);
  assert((await live(tour)).html.includes(moved.url));
  await look(moved, 'pink', PINK);
  const old = await must(tour.node, 'GET', `${pathOf(tour.node, asset.url)}?w=480&h=480`, { anonymous: true });
  tour.say(`a crop under the old address, which nobody had asked for: ${old.status}, ${old.headers['cache-control']}`);
  assert.equal(old.headers['cache-control'], 'public, no-cache');
  assert((await bytesOf(tour.node, moved.url)).equals(await bytesOf(tour.node, asset.url)), 'the original is the same');
  for (const fit of ['contain', 'inside']) {
    const query = `?w=320&h=320&fit=${fit}`;
    pictures.push({ address: moved.url + query, words: query });
  }
  tour.site.pages.set('/crops', async () => gallery(pictures));
  await inWindow(tour.browser, { width: 1360, height: 900 }, `${tour.site.origin}/crops`, (page) => tour.shot(page, 'crops', true));
  return moved;
}
