// What becomes of posts when their pictures change, go, or are elsewhere.
import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must, request } from '../service.mjs';
import { inWindow } from '../browser.mjs';
import { FACES, YELLOW } from './photo.mjs';
import { live } from './pages.mjs';
import { ASSETS, bytesOf, curl, faceIn, pathOf } from './uploads.mjs';

const POSTS = '/api/v1/admin/posts';

const look = (tour, name) => inWindow(tour.browser, { width: 800 }, `${tour.site.origin}/article`, (page) => tour.shot(page, name));

const sorted = (usage) => usage.map(({ type, where, state }) => `${type} ${where} ${state}`).sort();

async function usage(tour, harbour) {
  tour.part('Where it is used');
  const { node } = tour;
  const draft = (await must(node, 'POST', POSTS, {
    body: { title: 'Not yet', body: 'Soon.', seo: { image: { assetId: harbour.id } } },
  })).json;
  const author = (await must(node, 'POST', '/api/v1/admin/authors', {
    body: { name: 'Ada', avatar: { assetId: harbour.id } },
  })).json;
  const uses = (await must(node, 'GET', `${ASSETS}/${harbour.id}/usage`)).json;
  for (const use of uses) tour.say(`  ${use.type} “${use.title}”: ${use.where}, ${use.state}`);
  assert.deepEqual(sorted(uses), ['author avatar live', 'post body live', 'post cover live', 'post seo draft']);
  assert.equal((await must(node, 'GET', `${ASSETS}/${harbour.id}`)).json.usageCount, 4);
  const refused = await request(node, 'DELETE', `${ASSETS}/${harbour.id}`);
  tour.say(`deleted: ${refused.status}, ${refused.json.detail}`);
  assert.equal(refused.status, 409);
  assert.deepEqual(sorted(refused.json.usage), sorted(uses));
  return { draft, author };
}

async function replaceContent(tour, harbour) {
  tour.part('Other bytes in its place');
  const { node, folder, photos } = tour;
  const file = join(folder, 'night.jpg');
  writeFileSync(file, photos.night);
  const before = await bytesOf(node, harbour.url);
  const answer = await curl(node, 'PUT', `${ASSETS}/${harbour.id}/content`, [`file=@${file}`]);
  const post = await live(tour);
  const night = answer.json;
  tour.say(`${answer.status}, version ${night.version}, ${night.width} × ${night.height}; hash ${harbour.hash.slice(0, 8)}… is ${night.hash.slice(0, 8)}… now`);
  assert.equal(answer.status, 200);
  assert.equal(night.id, harbour.id);
  assert.notEqual(night.url, harbour.url);
  assert.equal(post.images[0].url, night.url);
  assert.deepEqual([post.images[0].width, post.images[0].height], [1600, 1200]);
  assert(post.html.includes(night.url) && !post.html.includes(harbour.hash));
  assert.match(post.html, /alt="Once more" [^>]*width="1600" height="1200"|width="1600" height="1200"[^>]*alt="Once more"/);
  assert((await bytesOf(node, harbour.url)).equals(before));
  tour.say('  the live post has the new one at once, in JSON and HTML; its old address still gives the old bytes');
  await inWindow(tour.browser, {}, `${tour.site.origin}/`, async (page) => {
    tour.say(`  ${await faceIn(page, night.url, YELLOW, FACES.yellow, 'the new bytes')}`);
  });
  await look(tour, 'article-other-bytes');
  return night;
}

/** Whoever has just seen a picture is shown it some seconds longer. */
async function movedTo(node, address) {
  for (let tries = 0; tries < 80; tries++) {
    const answer = await request(node, 'GET', pathOf(node, address), { anonymous: true });
    if (answer.status !== 200) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('what was deleted is still shown');
}

async function swap(tour, gone, other, { draft, author }) {
  tour.part('Deleted, with another in its place');
  const { node } = tour;
  const answer = await must(node, 'DELETE', `${ASSETS}/${gone.id}?replaceWith=${other.id}`);
  const post = await live(tour);
  const working = (await must(node, 'GET', `${POSTS}/${tour.post.id}`)).json;
  const records = {
    'cover, live': post.images[0].assetId,
    'cover, working copy': working.images[0].assetId,
    'seo, draft': (await must(node, 'GET', `${POSTS}/${draft.id}`)).json.seo.image.assetId,
    avatar: (await must(node, 'GET', `/api/v1/admin/authors/${author.id}`)).json.avatar.assetId,
  };
  tour.say(`${answer.status}; it is another now in: ${Object.keys(records).join('; ')}; text`);
  assert.deepEqual(Object.values(records), Array(4).fill(other.id));
  assert.equal(post.images[0].url, other.url);
  assert(!post.html.includes(gone.id) && !working.body.includes(gone.id));
  assert.equal(post.html.split(`src="${other.url}"`).length - 1, 2, 'once where it was, once where the other was');
  assert.equal(working.hasUnpublishedChanges, false);
  assert.equal((await request(node, 'GET', `${ASSETS}/${gone.id}`)).status, 404);
  const old = await movedTo(node, `${gone.url}?w=320`);
  tour.say(`its old address: ${old.status} to ${old.headers.location}`);
  assert.equal(old.status, 308);
  assert.equal(new URL(old.headers.location, node.base).href, `${other.url}?w=320`);
  await look(tour, 'article-swapped');
}

async function force(tour, gone) {
  tour.part('Deleted by force');
  const { node } = tour;
  const refused = await request(node, 'DELETE', `${ASSETS}/${gone.id}`);
  assert.equal(refused.status, 409);
  await must(node, 'DELETE', `${ASSETS}/${gone.id}?force=true`);
  const post = await live(tour);
  const { assetId, url, srcset } = post.images[0];
  tour.say(`without: 409; with force=true the cover is ${url}`);
  assert.deepEqual([assetId, srcset], [null, null]);
  assert(!post.html.includes(gone.id) && post.html.includes(new URL(url).pathname));
  await inWindow(tour.browser, { width: 800 }, `${tour.site.origin}/article`, async (page) => {
    const size = await page.evaluate(async () => {
      for (const image of document.querySelectorAll('article img')) {
        image.scrollIntoView();
        await image.decode();
      }
      scrollTo(0, 0);
      const { naturalWidth, naturalHeight } = document.querySelector('.cover');
      return `${naturalWidth} × ${naturalHeight}`;
    });
    tour.say(`  in a browser: ${size}, and no picture is broken`);
    assert.equal(size, '640 × 360');
    await tour.shot(page, 'article-placeholder');
  });
}

async function localise(tour) {
  tour.part('Pictures that are elsewhere');
  const { node, site, photos } = tour;
  site.pages.set('/elsewhere.jpg', async () => photos.elsewhere);
  const [there, dead] = ['elsewhere', 'gone'].map((name) => `${site.strange}/${name}.jpg`);
  const post = (await must(node, 'POST', POSTS, {
    body: { title: 'From elsewhere', body: `![There](${there})\n\n![Gone](${dead})\n`, images: [{ src: there }] },
  })).json;
  const answer = (await must(node, 'POST', `${POSTS}/${post.id}/localise`)).json;
  for (const { src, outcome, message } of answer.pictures) tour.say(`  ${src}: ${outcome}${message ? `, ${message}` : ''}`);
  assert.deepEqual(answer.pictures.map((picture) => picture.outcome), ['localised', 'dead']);
  assert.equal(answer.notices.length, 1);
  assert(!answer.body.includes(there) && answer.body.includes(dead) && answer.images[0].assetId);
  await must(node, 'POST', `${POSTS}/${post.id}/publish`);
  const { html } = (await must(node, 'GET', `/api/v1/posts/${post.slug}`, { anonymous: true })).json;
  const [first, second] = [...html.matchAll(/<img [^>]*>/g)].map((tag) => tag[0]);
  assert.match(first, /src="[^"]*\/media\/.*srcset="/);
  assert(second.includes(`src="${dead}"`) && !second.includes('srcset'));
  const asset = (await must(node, 'GET', `${ASSETS}/${answer.images[0].assetId}`)).json;
  const kept = await bytesOf(node, asset.url);
  tour.say(`  it is ${asset.filename} now, ${asset.width} × ${asset.height}; GPS data in it: ${kept.includes('Exif')}`);
  assert(!kept.includes('Exif') && photos.elsewhere.includes('Exif'));
}

/** All of it, one after the other. */
export async function changes(tour, { harbour, meadow }) {
  const users = await usage(tour, harbour);
  const night = await replaceContent(tour, harbour);
  await swap(tour, night, meadow, users);
  await force(tour, meadow);
  await localise(tour);
}
