// Two nodes with one database: how soon each shows what was published, and whether a reader ever goes back in time.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { database, must, remove, start } from '../service.mjs';
import { median } from '../report.mjs';
import { now } from './clients.mjs';
import { jvm, options, settings } from './options.mjs';
import { readAndWrite } from './order.mjs';
import { PORT, removeScratch, root, scratch, stored } from './store.mjs';
import { Table, count, millis } from './table.mjs';
import { MANY, underLoad } from './wrk.mjs';

const LATEST = 1_000;
const ADMIN = '/api/v1/admin/posts';

export async function nodes() {
  const table = new Table('Two nodes');
  const store = await stored(options.sizes[0]);
  const folder = scratch(store);
  const other = join(root, 'other');
  mkdirSync(other, { recursive: true });
  const a = await start(PORT, folder, undefined, settings, jvm);
  const b = await start(PORT + 2, other, database(folder), settings, jvm);
  try {
    const delays = await underFullLoad(a, b);
    table.atMost(0, 'old answers', 'publish, this node: answers from before it', delays.stale, String(delays.stale), spread(delays.own));
    table.atMost(LATEST, 'ms', 'publish, the other node', Math.max(...delays.other), spread(delays.other));
    const seen = await readAndWrite([a, b], options.minutes);
    table.atMost(0, 'violations', `${options.minutes} minutes of readers and writers: older than what that reader had seen`, seen.violations,
      String(seen.violations), `${count(seen.answers)} answers read, ${count(seen.publishes)} publishes`);
    table.plain('older than what any reader of that node had seen before it asked', String(seen.older));
  } finally {
    await b.stop();
    await a.stop();
    remove(other);
    removeScratch();
  }
  table.write(
    `\`src/bench/run nodes\`: ${count(store.size)} posts, two nodes on one database. ${options.publishes} posts are saved and published in turn on one node, with \`wrk -t1 -c${MANY}\` on the list`
    + ' of each; delays are from the editor\'s 200 to the whole first answer that has it, median and worst, of both nodes asked without a pause.'
    + ' Then, without wrk, readers ask each node for a list and for single posts in turn, while writers on both nodes count up the titles of theirs.',
  );
  return table;
}

const spread = (delays) => `median ${millis(median(delays))}, worst ${millis(Math.max(...delays))}`;

/** Publishes again and again while both nodes have all the load they take. */
async function underFullLoad(a, b) {
  const created = (await must(a, 'POST', ADMIN, { body: { title: 'Delay', body: 'How long it takes.', status: 'published' } })).json;
  const stop = [a, b].map((node) => underLoad(`http://127.0.0.1:${node.port}/api/v1/posts`));
  const own = [];
  const other = [];
  let stale = 0;
  try {
    for (let i = 1; i <= options.publishes; i++) {
      const title = `Delay ${i}`;
      await must(a, 'PATCH', `${ADMIN}/${created.id}`, { body: { title } });
      await must(a, 'POST', `${ADMIN}/${created.id}/publish`);
      const [mine, theirs] = await Promise.all([a, b].map((node) => untilShown(node, created.slug, title)));
      own.push(mine.after);
      other.push(theirs.after);
      stale += mine.old;
    }
  } finally {
    stop.forEach((end) => end());
  }
  return { own, other, stale };
}

/** Milliseconds until a node answers with a title, and how many answers came before that. */
async function untilShown(node, slug, title) {
  const begun = now();
  for (let old = 0; ; old++) {
    const { json } = await must(node, 'GET', `/api/v1/posts/${slug}`, { anonymous: true });
    if (json.title === title) return { after: now() - begun, old };
    if (now() - begun > 30_000) throw new Error(`${node.base} never showed ${title}`);
  }
}
