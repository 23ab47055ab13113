// What delivery, search and writing cost, beside references in the same run, and which bars are met; by parts:
//   src/bench/run [cached] [uncached] [create] [start] [nodes] [scale]       all of them where none is named
//     [--no-build]              takes the package that is there
//     [--posts=10000] [--sizes=10000,100000,1000000]   how many are imported, and up to how many they are copied
//     [--rounds=3] [--seconds=10]                      medians of so many rounds of so long
//     [--minutes=5] [--publishes=100] [--starts=5]     of two nodes, and of the start
//     [--keep=<folder>]         leaves what is loaded there, and finds it there the next time
//     [--java25=<folder>]       a JDK 25, for its AOT cache; otherwise JAVA25_HOME
//     [--jvm=<flags>] [--cache=24M]                    how nodes are started, otherwise what options.mjs says
//     [--no-write]              only prints
// Packages the service, starts it with its embedded PostgreSQL, loads, warms up, measures, prints tables and writes its sections
// of docs/benchmarks.md. Needs nginx, wrk, psql and pgbench beside Java, Maven and Node; in full some 35 GB of disk and hours.
// Exits with 1 where a bar is missed.
import { build } from '../service.mjs';
import { cached } from './cached.mjs';
import { create } from './create.mjs';
import { nodes } from './nodes.mjs';
import { options } from './options.mjs';
import { scale } from './scale.mjs';
import { startUp } from './start.mjs';
import { removeRoot, removeScratch } from './store.mjs';
import { uncached } from './uncached.mjs';

const PARTS = { cached, uncached, create, start: startUp, nodes, scale };

/** The bars that a part misses; one that breaks misses all of its own and leaves the others theirs. */
async function missedBy(part) {
  try {
    return (await PARTS[part]()).missed;
  } catch (failure) {
    console.error(failure);
    return [`${part}: ended by ${failure.message.split('\n')[0]}`];
  }
}

build();
const missed = [];
try {
  for (const part of options.parts) missed.push(...(await missedBy(part)));
} finally {
  removeScratch();
  removeRoot();
}
if (missed.length > 0) {
  console.error(`missed:\n${missed.join('\n')}`);
  process.exitCode = 1;
} else {
  console.log('all bars met');
}
