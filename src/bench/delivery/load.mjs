// Loads posts by the path that keeps every rule: documents in archives, imported.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { content, writeDocuments } from '../content.mjs';
import { must } from '../service.mjs';

const ARCHIVE = 5_000;

/** Imports so many posts; answers the seconds it took. */
export async function load(node, count, folder) {
  const posts = content(count);
  const begun = Date.now();
  for (let from = 0; from < posts.length; from += ARCHIVE) {
    await importArchive(node, posts.slice(from, from + ARCHIVE), join(folder, `content-${from}`));
  }
  return Math.round((Date.now() - begun) / 1_000);
}

async function importArchive(node, posts, documents) {
  const archive = `${documents}.zip`;
  writeDocuments(posts, documents);
  execFileSync('jar', ['--create', '--no-manifest', '--file', archive, '-C', documents, '.']);
  const form = new FormData();
  form.append('file', new Blob([readFileSync(archive)]), 'content.zip');
  const headers = { Authorization: `Bearer ${node.token}` };
  const sent = await fetch(`${node.base}/api/v1/admin/imports`, { method: 'POST', headers, body: form });
  if (sent.status !== 202) throw new Error(`the import answered ${sent.status} ${await sent.text()}`);
  await completed(node, (await sent.json()).id);
  rmSync(documents, { recursive: true });
  rmSync(archive);
}

async function completed(node, id) {
  for (;;) {
    const { json: job } = await must(node, 'GET', `/api/v1/admin/imports/${id}`);
    if (job.counts.refused > 0) throw new Error(`refused: ${JSON.stringify(job.files[0])}`);
    if (job.status === 'completed') return;
    if (!['queued', 'running'].includes(job.status)) throw new Error(`the import ended as ${job.status}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
