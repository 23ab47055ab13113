// What the same work costs with ten and a hundred times as many posts, with the response cache off.
import { machine, writeSection } from '../report.mjs';
import { start } from '../service.mjs';
import { CACHE_OFF, jvm, options, started } from './options.mjs';
import { requests } from './requests.mjs';
import { PORT, stored } from './store.mjs';
import { count, millis, times } from './table.mjs';
import { FIRST, MANY, rounds, warmUp } from './wrk.mjs';

const TITLE = 'Cost against size';
const WORKS = [
  ['list of 20', 'list'], ['single, 1,000 in turn', 'single'], ['the page in the middle', 'middle'], ['list of a tag, page 3', 'tagged'],
  ['search, a rare word', 'rare'], ['search, a word of more than half', 'common'], ['archive', 'archive'], ['tags', 'tags'],
  ['related, 1,000 in turn', 'related'],
];
/** How many times as long the largest may take as the smallest. */
const GROWTH = { list: 1.5, single: 1.5, rare: 2 };
/** Milliseconds that 99 of 100 may take with so many posts. */
const SLOWEST = { size: 100_000, rare: 50, common: 150 };

export async function scale() {
  const stores = [];
  const figures = [];
  for (const size of options.sizes) {
    stores.push(await stored(size));
    figures.push(await measureAll(stores.at(-1)));
  }
  const missed = [];
  const rows = WORKS.map(([name, key]) => {
    const cells = figures.map((of) => cell(of[key]));
    const growth = figures.at(-1)[key].p50 / figures[0][key].p50;
    const bars = barsOf(key, growth, figures[options.sizes.indexOf(SLOWEST.size)]?.[key]);
    bars.filter((bar) => !bar.met).forEach((bar) => missed.push(`${TITLE}: ${name}: ${bar.is}, not ${bar.text}`));
    return [name, ...cells, times(growth), bars.map((bar) => (bar.met ? bar.text : `**${bar.text}**, missed`)).join('; ') || '–'];
  });
  writeSection(TITLE, text(stores), rows, ['work', ...options.sizes.map((size) => `${count(size)} posts`), 'p50, last ÷ first', 'bar']);
  return { missed };
}

async function measureAll(store) {
  const node = await start(PORT, store.folder, undefined, CACHE_OFF, jvm);
  try {
    const asked = requests(store.folder, store.live);
    warmUp(`http://127.0.0.1:${PORT}${asked.list.path}`, undefined, FIRST);
    return Object.fromEntries(WORKS.map(([, key]) => [key, costOf(`http://127.0.0.1:${PORT}${asked[key].path}`, asked[key].script)]));
  } finally {
    await node.stop();
  }
}

/** Figures with one connection, and the rate with many. */
function costOf(url, script) {
  warmUp(url, script);
  return { ...rounds(url, 1, script), many: rounds(url, MANY, script).rate };
}

const cell = ({ p50, p99, many }) => `${millis(p50)} · ${millis(p99)} · ${many === 0 ? 'refused' : `${count(many)}/s`}`;

function barsOf(key, growth, atSlowest) {
  const bars = [];
  if (GROWTH[key]) bars.push({ text: `≤ ${GROWTH[key]} ×`, met: growth <= GROWTH[key], is: times(growth) });
  if (SLOWEST[key] && atSlowest) {
    bars.push({ text: `p99 < ${SLOWEST[key]} ms at ${count(SLOWEST.size)}`, met: atSlowest.p99 < SLOWEST[key], is: millis(atSlowest.p99) });
  }
  return bars;
}

function text(stores) {
  const [first, ...grown] = stores;
  const loaded = grown.map((store) => `${count(store.size)} after ${count(store.seconds)} s (${count(store.megabytes)} MB)`).join(', ');
  return `\`src/bench/run scale\`: p50 and p99 with one connection, answers a second with ${MANY}; medians of ${options.rounds} rounds of ${options.seconds} s.

The ${count(first.size)} are imported as documents in ${count(first.seconds)} s (${count(first.megabytes)} MB with the tables of pgbench). The others are copies of them, made inside
the database by \`insert … select\` in one transaction for each copy of all (\`src/bench/delivery/grow.mjs\`): ${loaded || 'none'}. That keeps each constraint
and trigger of the schema and rows that the service itself made; GIN indexes are made anew at the end. Copies have ids, slugs and
translation groups of their own and dates spread between those of the originals, but no events in the log, and titles and texts that others have
too. Left out of them, since nothing that is measured reads it: the Markdown of a live post, the folded text of a working copy, content and
document of its revision. Posts with the rare word are not copied: ${first.rare} have it at each size.

${machine(started(CACHE_OFF))}.`;
}
