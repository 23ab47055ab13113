// Delivery from the response cache, beside nginx with files of the same bytes, asked for by the same script.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { measure, startNginx } from '../nginx.mjs';
import { must, start } from '../service.mjs';
import { jvm, options, settings } from './options.mjs';
import { PEERS } from './peers.mjs';
import { requests } from './requests.mjs';
import { PORT, root, stored } from './store.mjs';
import { Table, alone, count, rate } from './table.mjs';
import { FIRST, MANY, memory, middle, warmUp } from './wrk.mjs';

const NGINX_PORT = 18_095;
const LEAST = 0.6;

export async function cached() {
  const table = new Table('Delivery from the cache');
  const store = await stored(options.sizes[0]);
  const node = await start(PORT, store.folder, undefined, settings, jvm);
  const { slugs, list, single, same, tagged } = requests(store.folder, store.live);
  const works = [['list of 20', list], [`single, ${count(slugs.length)} in turn`, single], ['single, the same', same], ['list of a tag, page 3', tagged]];
  const files = join(root, 'files');
  let nginx;
  try {
    for (const [, request] of works) await keep(node, request, files);
    nginx = startNginx(root, files, NGINX_PORT);
    warmUp(`http://127.0.0.1:${PORT}${list.path}`, undefined, FIRST);
    for (const [name, request] of works) compare(table, node, name, request);
    const resident = memory(node.child.pid);
    table.atMost(PEERS.memory, 'MiB', 'memory of the process after that', resident, `${resident} MiB`, `smallest peer on Node ${PEERS.memory} MiB`);
  } finally {
    nginx?.kill();
    await node.stop();
  }
  table.write(
    `\`src/bench/run cached\`: ${count(store.size)} posts of some 600 words, imported as documents in ${store.seconds} s; ${how()} nginx has one`
    + ' worker, `sendfile` and no access log.',
  );
  return table;
}

/** How delivery is measured, in words. */
export const how = () =>
  `medians of ${options.rounds} rounds of ${options.seconds} s, \`wrk -t1 -c${MANY}\` unless it says one connection, all on the same cores.`;

/** Puts an answer's bytes where nginx finds them under the name that {@link compare} asks for. */
async function keep(node, request, files) {
  for (const path of request.paths ?? [request.path]) {
    const { bytes } = await must(node, 'GET', path, { anonymous: true });
    const file = join(files, fileOf(request, path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    request.bytes = bytes.length;
  }
}

/** A script asks both for the same path; an address with a query is no file's. */
const fileOf = (request, path) => (request.paths ? path : `${path.replace(/[?&]/g, '/')}.json`);

function compare(table, node, name, request) {
  const mine = node.base.replace('localhost', '127.0.0.1') + request.path;
  const theirs = `http://127.0.0.1:${NGINX_PORT}${fileOf(request, request.path)}`;
  warmUp(mine, request.script);
  for (const connections of [MANY, 1]) {
    const both = Array.from({ length: options.rounds }, () => [theirs, mine].map((url) => measure(url, options.seconds, connections, request.script)));
    const [nginx, masthead] = [0, 1].map((whose) => middle(both.map((round) => round[whose])));
    if (connections === 1) {
      table.plain(`${name}, one connection`, alone(masthead), `nginx ${alone(nginx)}`, masthead.rate / nginx.rate);
    } else {
      table.atLeast(LEAST, `${name} (${(request.bytes / 1024).toFixed(1)} KB)`, rate(masthead), `nginx ${rate(nginx)}`, masthead.rate / nginx.rate);
    }
  }
}
