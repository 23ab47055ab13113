// The same work with the response cache off, beside the best of other systems and a bare select of PostgreSQL.
import { database, postgres, start } from '../service.mjs';
import { median } from '../report.mjs';
import { how } from './cached.mjs';
import { CACHE_OFF, jvm, options } from './options.mjs';
import { PEERS } from './peers.mjs';
import { cursorTo, requests } from './requests.mjs';
import { PORT, stored } from './store.mjs';
import { Table, alone, count, rate } from './table.mjs';
import { FIRST, MANY, memory, rounds, warmUp } from './wrk.mjs';

const FAR = 20;
const RARE = 100;
const COMMON = 10;
const OF_SELECT = 0.35;
const OF_FIRST_PAGE = 0.8;

export async function uncached() {
  const table = new Table('Delivery with the cache off');
  const store = await stored(options.sizes[0]);
  const node = await start(PORT, store.folder, undefined, CACHE_OFF, jvm);
  try {
    // Before the service has filled its pool: the embedded server takes 50 connections in all.
    const selects = median(Array.from({ length: options.rounds }, () => select(store.folder)));
    const asked = requests(store.folder, store.live);
    const cursor = await cursorTo(node, asked.page);
    const peer = (name, figure, request, best, bar = FAR) => {
      table.atLeast(bar, name, rate(figure), `best peer ${best}/s`, figure.rate / best);
      one(table, node, name, request);
    };
    const measured = (request) => many(node, request);

    warmUp(address(node, asked.list), undefined, FIRST);
    const list = measured(asked.list);
    peer('list of 20', list, asked.list, PEERS.list);
    peer('list of 20 with HTML', measured(asked.listWithBodies), asked.listWithBodies, PEERS.listWithBodies);
    const single = measured(asked.single);
    peer(`single, ${count(asked.slugs.length)} in turn`, single, asked.single, PEERS.single);
    table.atLeast(OF_SELECT, 'single, beside a select', rate(single), `\`pgbench -S -M prepared -c${MANY}\` ${count(selects)}/s`, single.rate / selects);
    peer('list of a tag, page 3', measured(asked.tagged), asked.tagged, PEERS.tagged);
    for (const [name, request] of [[`page ${asked.page}`, asked.deep], [`page ${asked.page} by its cursor`, cursor]]) {
      const figure = measured(request);
      peer(name, figure, request, PEERS.deep);
      table.atLeast(OF_FIRST_PAGE, `${name}, beside page 1`, rate(figure), `page 1 ${rate(list)}`, figure.rate / list.rate);
    }
    peer(`search, a word of ${store.rare} posts`, measured(asked.rare), asked.rare, PEERS.rare, RARE);
    peer('that word by `posts?q=`', measured(asked.rareList), asked.rareList, PEERS.rare, RARE);
    peer('search, a word of more than half of the posts', measured(asked.common), asked.common, PEERS.common, COMMON);
    peer('that word by `posts?q=`', measured(asked.commonList), asked.commonList, PEERS.common, COMMON);
    const resident = memory(node.child.pid);
    table.atMost(PEERS.memory, 'MiB', 'memory of the process after that', resident, `${resident} MiB`, `smallest peer on Node ${PEERS.memory} MiB`);
  } finally {
    await node.stop();
  }
  table.write(
    `\`src/bench/run uncached\`: ${count(store.size)} posts; ${how()} The peers' figures are of another day`
    + ' on a machine of this shape, with as many posts of the same kind. A list has no bodies unless they are asked for: it stands beside'
    + ' the best list with fields chosen, tags and categories in; the one with HTML beside the best with bodies. A page by its cursor'
    + ' is asked for as one comes to it by links.',
    CACHE_OFF,
  );
  return table;
}

const address = (node, { path }) => `http://127.0.0.1:${node.port}${path}`;

function many(node, request) {
  warmUp(address(node, request), request.script);
  return rounds(address(node, request), MANY, request.script);
}

function one(table, node, name, request) {
  const figure = rounds(address(node, request), 1, request.script);
  table.plain(`${name}, one connection`, alone(figure), `${count(figure.rate)}/s`);
}

/** Selects of one row a second, by PostgreSQL's own client. */
function select(folder) {
  const printed = postgres('pgbench', database(folder), ['-n', '-S', '-M', 'prepared', '-c', MANY, '-j', '1', '-T', options.seconds].map(String));
  return Number(/tps = ([\d.]+)/.exec(printed)[1]);
}
