// Writes a benchmark's section of docs/benchmarks.md, and leaves the others as they are.
import { cpus, totalmem } from 'node:os';
import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './service.mjs';

const FILE = join(ROOT, 'docs', 'benchmarks.md');
const HEAD = '# Benchmarks\n\nWhat was measured, by which command, on what machine. Only ratios within one run compare.\n';

/** The middle one of some figures. */
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** The shape of this machine, and how the service is started on it, in words. */
export function machine(flags = '-Xmx512m') {
  return `${cpus().length} cores (${cpus()[0].model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, service with ${flags}`;
}

/** A section of text and table, printed, and unless --no-write says otherwise in the place of its last run's. */
export function writeSection(title, text, rows, headings = ['work', 'median', 'beside it', 'ratio', 'bar']) {
  const table = [headings, headings.map(() => '---'), ...rows]
    .map((row) => `| ${row.join(' | ')} |`).join('\n');
  const section = `## ${title}\n\n${text}\n\n${table}\n`;
  console.log(section);
  if (process.argv.includes('--no-write')) return;
  const [head, ...sections] = (existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD).split(/^(?=## )/m);
  const place = sections.findIndex((old) => old.startsWith(`## ${title}\n`));
  sections.splice(place < 0 ? sections.length : place, place < 0 ? 0 : 1, section);
  writeFileSync(FILE, [head, ...sections].map((part) => part.trimEnd()).join('\n\n') + '\n');
}
