// How long it takes from `java -jar` to the first answer, with the database up.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { database, hasEnded, launch, remove, request, start } from '../service.mjs';
import { median } from '../report.mjs';
import { now } from './clients.mjs';
import { jvm, options, settings } from './options.mjs';
import { PEERS } from './peers.mjs';
import { PORT, root, stored } from './store.mjs';
import { Table } from './table.mjs';

const WITH_AOT = 1.5;
const OTHER_PORT = PORT + 2;
const LONGEST = 60_000;

export async function startUp() {
  const table = new Table('Starting');
  const store = await stored(options.sizes[0]);
  const first = await start(PORT, store.folder, undefined, settings, jvm);
  const folder = join(root, 'starting');
  mkdirSync(folder, { recursive: true });
  try {
    const db = database(store.folder);
    const java17 = await starts(folder, db, jvm);
    table.atMost(PEERS.start, 's', `first answer, Java ${version('java')}`, java17, seconds(java17), `fastest peer on Node ${PEERS.start} s`);
    const archive = join(folder, 'masthead.jsa');
    await train(folder, db, { java: jvm.java, flags: [...jvm.flags, `-XX:ArchiveClassesAtExit=${archive}`] }, archive);
    const shared = await starts(folder, db, { java: jvm.java, flags: [...jvm.flags, `-XX:SharedArchiveFile=${archive}`] });
    table.plain('the same with a class-data archive', seconds(shared), `without it ${seconds(java17)}`);
    if (options.java25 === null) {
      table.unmeasured(`≤ ${WITH_AOT} s`, 'first answer, Java 25 with an AOT cache', 'not measured: no JAVA25_HOME');
    } else {
      const java = options.java25;
      const bare = await starts(folder, db, { java, flags: jvm.flags });
      const cache = join(folder, 'masthead.aot');
      await train(folder, db, { java, flags: [...jvm.flags, `-XX:AOTCacheOutput=${cache}`] }, cache);
      const ahead = await starts(folder, db, { java, flags: [...jvm.flags, `-XX:AOTCache=${cache}`] });
      table.atMost(WITH_AOT, 's', `first answer, Java ${version(java)} with an AOT cache`, ahead, seconds(ahead), `without it ${seconds(bare)}`);
    }
  } finally {
    await first.stop();
    remove(folder);
  }
  table.write(
    `\`src/bench/run start\`: from \`java -jar\` to the first 200 of \`/api/v1/posts\`, asked for every 5 ms, of a node beside another that does nothing; medians`
    + ` of ${options.starts} starts, after one that does not count. The archive (\`-XX:ArchiveClassesAtExit\`, JEP 350) and the AOT cache (\`-XX:AOTCacheOutput\`, JEP 514) are made by one start with a few requests.`,
  );
  return table;
}

const seconds = (value) => `${value.toFixed(2)} s`;
const version = (java) => /"([\d.]+)/.exec(execFileSync('sh', ['-c', '"$0" -version 2>&1', java], { encoding: 'utf8' }))[1];

async function starts(folder, db, how) {
  const all = [];
  for (let i = 0; i <= options.starts; i++) {
    const begun = now();
    const node = launch(OTHER_PORT, folder, db, settings, how);
    try {
      await firstAnswer(node);
      all.push((now() - begun) / 1_000);
    } finally {
      await node.stop();
    }
  }
  return median(all.slice(1));
}

async function firstAnswer(node) {
  for (const begun = now(); now() - begun < LONGEST; ) {
    const answer = await request(node, 'GET', '/api/v1/posts').catch(() => null);
    if (answer?.status === 200) return;
    if (hasEnded(node)) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('the service did not start');
}

/** One start that writes a class-data archive or an AOT cache as it ends. */
async function train(folder, db, how, cache) {
  const node = launch(OTHER_PORT, folder, db, settings, how);
  await firstAnswer(node);
  for (const path of ['/api/v1/posts?tag=tag-1', '/api/v1/tags', '/q/health/ready']) await request(node, 'GET', path);
  await node.stop();
  if (!existsSync(cache)) throw new Error(`${cache} was not written`);
}
