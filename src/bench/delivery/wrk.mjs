// Asks the service with wrk, many times over.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { measure } from '../nginx.mjs';
import { median } from '../report.mjs';
import { options } from './options.mjs';
import { Pace } from './pace.mjs';

export const MANY = 32;
const WARM_UP = 5;

/** A script for wrk that asks for one address after the other. */
export function inTurn(folder, name, paths) {
  const file = join(folder, `${name}.lua`);
  writeFileSync(file, `local paths = {${paths.map((path) => JSON.stringify(path)).join(',')}}
local i = 0
request = function() i = i % #paths + 1 return wrk.format("GET", paths[i]) end`);
  return file;
}

/** The middle of several measurements, each figure by itself. */
export const middle = (all) =>
  Object.fromEntries(['rate', 'p50', 'p99'].map((name) => [name, median(all.map((one) => one[name]))]));

const REFUSED = { rate: 0, p50: Infinity, p99: Infinity };

/**
 * Medians of the rounds with so many connections; where anything but a good answer came, none at all. One connection first
 * asks for what does not count: what many had asked for before, and left, is still under way.
 */
export function rounds(url, connections, script) {
  try {
    if (connections === 1) measure(url, 2, 1, script);
    return middle(Array.from({ length: options.rounds }, () => measure(url, options.seconds, connections, script)));
  } catch (failure) {
    console.error(failure.message);
    return REFUSED;
  }
}

/**
 * Asks with many connections before anything counts, until that gets no faster: the compiler of a JVM has the processors that
 * the load leaves it. The first of a node's goes on for longer.
 */
export function warmUp(url, script, least) {
  try {
    for (const pace = new Pace(least); pace.goesOn; ) {
      pace.note(measure(url, Math.min(WARM_UP, options.seconds), MANY, script).rate);
    }
  } catch (failure) {
    console.error(`while warming up: ${failure.message}`);
  }
}
export const FIRST = 24;

/** Keeps asking with many connections until it is stopped. */
export function underLoad(url) {
  const child = spawn('wrk', ['-t1', `-c${MANY}`, '-d3600s', url], { stdio: 'ignore' });
  return () => child.kill('SIGKILL');
}

/** Resident memory of a process, in MiB. */
export const memory = (pid) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);
