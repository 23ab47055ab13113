// What creating posts costs through the admin API: revision, log, rights and all.
import { content } from '../content.mjs';
import { must, start } from '../service.mjs';
import { clients } from './clients.mjs';
import { jvm, options, settings } from './options.mjs';
import { Pace } from './pace.mjs';
import { PEERS } from './peers.mjs';
import { PORT, removeScratch, scratch, stored } from './store.mjs';
import { Table, count, millis } from './table.mjs';
import { middle } from './wrk.mjs';

const LEAST = 5;

export async function create() {
  const table = new Table('Creating posts');
  const store = await stored(options.sizes[0]);
  const node = await start(PORT, scratch(store), undefined, settings, jvm);
  try {
    const bodies = content(500).map(({ title, subtitle, body, tags, categories }) => ({ title, subtitle, body, tags, categories }));
    let next = 0;
    const one = (more) => () => {
      const body = { ...bodies[next++ % bodies.length], slug: `created-${next}`, ...more };
      return must(node, 'POST', '/api/v1/admin/posts', { body });
    };
    const works = [['a draft', {}], ['a published post', { status: 'published' }]];
    for (const [name, more] of works) {
      await warmUp(one(more));
      for (const number of [1, 8]) {
        const figure = middle(await inRounds(() => clients(number, options.seconds, one(more))));
        const work = `${name}, ${number} ${number === 1 ? 'client' : 'clients'}`;
        table.atLeast(LEAST, work, `${count(figure.rate)}/s (p50 ${millis(figure.p50)}, p99 ${millis(figure.p99)})`,
          `best peer ${PEERS.create[number]}/s`, figure.rate / PEERS.create[number]);
      }
    }
  } finally {
    await node.stop();
    removeScratch();
  }
  table.write(
    `\`src/bench/run create\`: one \`POST /api/v1/admin/posts\` each, with some 600 words, tags and categories by name, beside ${count(store.size)} posts;`
    + ` a published one says \`"status": "published"\` and is rendered, indexed and live when it is answered. Medians of ${options.rounds} rounds of ${options.seconds} s;`
    + ' the clients are one Node process on the same cores; PostgreSQL with fsync. Warmed up by eight clients until they get no faster.',
  );
  return table;
}

async function warmUp(work) {
  for (const pace = new Pace(); pace.goesOn; ) pace.note((await clients(8, options.seconds, work)).rate);
}

/** One after the other. */
async function inRounds(work) {
  const all = [];
  for (let round = 0; round < options.rounds; round++) all.push(await work());
  return all;
}
