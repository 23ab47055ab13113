// Data folders of the service with so many posts in them, loaded once.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { RARE } from '../content.mjs';
import { database, newFolder, postgres, remove, start } from '../service.mjs';
import { grow } from './grow.mjs';
import { load } from './load.mjs';
import { options } from './options.mjs';

export const PORT = 18_094;
const FACTS = 'benchmark.json';
/** Ten times 100,000 rows for pgbench, which stand beside the posts. */
const PGBENCH_SCALE = 10;

export const root = options.keep === null ? newFolder() : resolve(options.keep);
mkdirSync(root, { recursive: true });

export function removeRoot() {
  if (options.keep === null) remove(root);
}

/** The data folder with so many posts, made if need be, and what is known of it: `{folder, size, live, rare, seconds, megabytes}`. */
export async function stored(size) {
  const folder = join(root, String(size));
  if (!existsSync(join(folder, FACTS))) {
    remove(folder);
    const smaller = options.sizes.filter((other) => other < size).pop();
    const seconds = smaller === undefined ? await importInto(folder, size) : await growInto(folder, await stored(smaller), size);
    writeFileSync(join(folder, FACTS), JSON.stringify({ size, ...seconds }));
  }
  return { folder, ...JSON.parse(readFileSync(join(folder, FACTS), 'utf8')) };
}

/** A copy of a data folder, for what writes; removed by {@link removeScratch}. */
export function scratch({ folder }) {
  removeScratch();
  copy(folder, join(root, 'scratch'));
  return join(root, 'scratch');
}

export const removeScratch = () => remove(join(root, 'scratch'));

function copy(from, to) {
  execFileSync('cp', ['-a', '--reflink=auto', from, to]);
}

async function importInto(folder, size) {
  console.log(`importing ${size} posts`);
  mkdirSync(folder);
  return filled(folder, (node, db) => {
    postgres('pgbench', db, ['-q', '-i', '-I', 'dtGvp', '-s', PGBENCH_SCALE]);
    return load(node, size, folder);
  });
}

async function growInto(folder, smaller, size) {
  console.log(`copying ${smaller.size} posts until there are ${size}`);
  if (options.keep === null) renameSync(smaller.folder, folder);
  else copy(smaller.folder, folder);
  rmSync(join(folder, FACTS));
  return filled(folder, (node, db) => grow(db, options.sizes[0], size));
}

async function filled(folder, work) {
  const node = await start(PORT, folder);
  try {
    const db = database(folder);
    const seconds = await work(node, db);
    postgres('psql', db, ['-q', '-c', 'set client_min_messages = error', '-c', 'vacuum analyze']);
    const [live, rare, megabytes] = postgres('psql', db, ['-qAt', '-F', ' ', '-c', `
      select count(*), count(*) filter (where text like '%${RARE}%'), pg_database_size(current_database()) / 1048576 from live_post`])
      .trim().split(' ').map(Number);
    return { live, rare, seconds, megabytes };
  } finally {
    await node.stop();
  }
}
