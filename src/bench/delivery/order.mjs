// Readers and writers on several nodes: no reader may see an older version than one that it saw before on its node.
import { must } from '../service.mjs';
import { now } from './clients.mjs';

const ADMIN = '/api/v1/admin/posts';
const WRITERS = 2;
const READERS = 4;
const TITLE = 'Order';

/**
 * Writers on each node publish posts of their own, each time with a number one higher in the title, and readers on each node
 * ask for a list of them and for each of them; so for some minutes. Answers how often one saw an older number than before.
 */
export async function readAndWrite(nodes, minutes) {
  const posts = [];
  for (const node of nodes) {
    for (let i = 0; i < WRITERS; i++) posts.push({ ...(await createOn(node)), node });
  }
  const end = now() + minutes * 60_000;
  const seen = { violations: 0, older: 0, answers: 0, publishes: 0 };
  await Promise.all([
    ...posts.map((post) => write(post, end, seen)),
    ...nodes.flatMap((node) => {
      const onNode = new Map();
      return Array.from({ length: READERS }, () => read(node, posts, end, seen, onNode));
    }),
  ]);
  return seen;
}

async function createOn(node) {
  const body = { title: `${TITLE} 0`, body: 'Counted up.', date: new Date().toISOString(), status: 'published' };
  const { id, slug } = (await must(node, 'POST', ADMIN, { body })).json;
  return { id, slug };
}

async function write({ id, node }, end, seen) {
  for (let number = 1; now() < end; number++) {
    await must(node, 'PATCH', `${ADMIN}/${id}`, { body: { title: `${TITLE} ${number}` } });
    await must(node, 'POST', `${ADMIN}/${id}/publish`);
    seen.publishes++;
  }
}

/** One reader; `onNode` is the newest that any reader of this node has seen. */
async function read(node, posts, end, seen, onNode) {
  const own = new Map();
  for (let turn = 0; now() < end; turn++) {
    const known = new Map(onNode);
    const shown = await ask(node, turn % 2 === 0 ? null : posts[(turn >> 1) % posts.length].slug);
    seen.answers++;
    for (const { id, title } of shown) {
      if (!title.startsWith(TITLE)) continue;
      const number = Number(title.slice(TITLE.length));
      if (number < (own.get(id) ?? 0)) seen.violations++;
      if (number < (known.get(id) ?? 0)) seen.older++;
      own.set(id, Math.max(number, own.get(id) ?? 0));
      onNode.set(id, Math.max(number, onNode.get(id) ?? 0));
    }
  }
}

/** The newest posts, or one by its slug. */
async function ask(node, slug) {
  const path = slug === null ? '/api/v1/posts' : `/api/v1/posts/${slug}`;
  const { json } = await must(node, 'GET', path, { anonymous: true });
  return slug === null ? json.items : [json];
}
