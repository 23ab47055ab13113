// What is asked of delivery.
import { COMMON, RARE } from '../content.mjs';
import { database, must, postgres } from '../service.mjs';
import { inTurn } from './wrk.mjs';

const POSTS = '/api/v1/posts';
const SLUGS = 1_000;
const PER_PAGE = 20;

/** Requests by name: an address, and a script where it is one of many in turn. `live` is how many posts readers see. */
export function requests(folder, live) {
  const slugs = someSlugs(folder);
  const each = (name, path) => ({ path: path(slugs[0]), paths: slugs.map(path), script: inTurn(folder, name, slugs.map(path)) });
  const page = Math.max(1, Math.floor((live * 0.888) / PER_PAGE));
  return {
    slugs,
    page,
    list: { path: POSTS },
    listWithBodies: { path: `${POSTS}?formats=html` },
    tagged: { path: `${POSTS}?tag=tag-1&page=3` },
    single: each('single', (slug) => `${POSTS}/${slug}`),
    same: { path: `${POSTS}/${slugs[0]}` },
    deep: { path: `${POSTS}?page=${page}` },
    middle: { path: `${POSTS}?page=${Math.max(1, Math.floor(live / 2 / PER_PAGE))}` },
    rare: { path: `/api/v1/search?q=${RARE}` },
    common: { path: `/api/v1/search?q=${COMMON}` },
    rareList: { path: `${POSTS}?q=${RARE}` },
    commonList: { path: `${POSTS}?q=${COMMON}` },
    archive: { path: `${POSTS}/archive` },
    tags: { path: '/api/v1/tags' },
    related: each('related', (slug) => `${POSTS}/${slug}/related`),
  };
}

/** The address of the same posts as a page's, as one comes to it who follows the links: by the cursor of the page before. */
export async function cursorTo(node, page) {
  const before = await must(node, 'GET', `${POSTS}?page=${page - 1}`, { anonymous: true });
  return { path: `${POSTS}?cursor=${before.json.page.next}` };
}

/** Slugs from all over the time that there are posts of. */
function someSlugs(folder) {
  const printed = postgres('psql', database(folder), ['-qAt', '-c', `select slug from live_post order by md5(slug) limit ${SLUGS}`]);
  return printed.trim().split('\n');
}
