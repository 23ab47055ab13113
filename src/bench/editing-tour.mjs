#!/usr/bin/env node
// Editing without fear, shown on two nodes with one database:
//   node src/bench/editing-tour.mjs [--no-build]
// Two editors on one post, a schedule, a difference and a restore, a merge of tags. Says what it does and what came back,
// and exits with 1 where anything is not as it should be. Needs psql beside Java, Maven and Node.
import { strict as assert } from 'node:assert';
import { build, database, must, newFolder, postgres, remove, request, start } from './service.mjs';

const ADMIN = '/api/v1/admin';
const LIVE = '/api/v1/posts';
const say = (text) => console.log(text);
const part = (text) => console.log(`\n== ${text}`);
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A node as one editor sees it. */
async function editor(node, username) {
  const password = `the password of ${username}`;
  await must(node, 'POST', `${ADMIN}/users`, { body: { username, password, role: 'editor', name: username } });
  const login = await must(node, 'POST', '/api/v1/auth/login', { body: { username, password }, anonymous: true });
  return { ...node, token: login.json.accessToken };
}

async function conflict(a, b) {
  part('Two editors on one post');
  const ana = await editor(a, 'ana');
  const bo = await editor(b, 'bo');
  const post = (await must(ana, 'POST', `${ADMIN}/posts`, {
    body: { title: 'Cloud native', subtitle: 'A beginning', body: 'One.\n\nTwo.\n\nThree.\n', tags: ['云原生'] },
  })).json;
  const path = `${ADMIN}/posts/${post.id}`;
  const read = await must(bo, 'GET', path);
  say(`both read version ${read.json.version}; ana saves another title and first line`);
  await must(ana, 'PATCH', path, { body: { title: 'Cloud native, ana says', body: 'One, by ana.\n\nTwo.\n\nThree.\n' } });

  const edit = { ...read.json, subtitle: 'A beginning, bo says', body: 'One.\n\nTwo.\n\nThree, by bo.\n' };
  const ifMatch = { 'If-Match': read.headers.etag };
  const refused = await request(bo, 'PUT', path, { body: edit, headers: ifMatch });
  say(`bo sends the whole record back, with another subtitle and last line: ${refused.status}`);
  for (const { field, base, theirs, yours, mergeable } of refused.json.conflicts) {
    say(`  ${field}: ${JSON.stringify({ base, theirs, yours })} ${mergeable ? 'can be merged' : 'is in conflict'}`);
  }
  assert.equal(refused.status, 412);
  assert.equal(refused.json.current.title, 'Cloud native, ana says');
  assert.deepEqual(refused.json.conflicts.map((c) => c.field).sort(), ['body', 'subtitle', 'title']);
  assert(refused.json.conflicts.every((c) => c.mergeable));

  const merged = await must(bo, 'PUT', `${path}?merge=auto`, { body: edit, headers: ifMatch });
  say(`bo sends it again with ?merge=auto: ${merged.status}`);
  say(`  ${merged.json.title} | ${merged.json.subtitle} | ${JSON.stringify(merged.json.body)}`);
  assert.equal(merged.json.body, 'One, by ana.\n\nTwo.\n\nThree, by bo.\n');
  assert.equal(merged.json.title, 'Cloud native, ana says');

  const both = await request(bo, 'PATCH', `${path}?merge=auto`, { body: { title: 'Bo’s own' }, headers: ifMatch });
  say(`bo changes the title that ana changed: ${both.status}, nothing is saved`);
  assert.equal(both.status, 412);
  assert.equal(both.json.conflicts.find((c) => c.field === 'title').mergeable, false);
  return merged.json;
}

async function schedule(a, b, db, post) {
  part('A schedule, three seconds ahead, on two nodes');
  const at = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 3_000);
  const scheduled = await must(a, 'POST', `${ADMIN}/posts/${post.id}/publish`, { body: { at: at.toISOString() } });
  say(`scheduled for ${at.toISOString()}: ${scheduled.json.status}`);
  await must(a, 'PATCH', `${ADMIN}/posts/${post.id}`, { body: { title: 'An edit that came too late' } });
  const firstSeen = async (node) => {
    for (;;) {
      const asked = Date.now();
      const answer = await request(node, 'GET', `${LIVE}/${post.slug}`, { anonymous: true });
      if (answer.status === 200) return { asked, title: answer.json.title };
      assert.equal(answer.status, 404);
      assert(asked < at.getTime() + 2_000, 'still not to be seen');
      await sleep(5);
    }
  };
  const seen = await Promise.all([firstSeen(a), firstSeen(b)]);
  seen.forEach(({ asked, title }, i) =>
    say(`node ${i + 1} shows “${title}” in a request sent ${asked - at.getTime()} ms after it was due`));
  seen.forEach(({ asked, title }) => {
    assert(asked - at.getTime() > -20 && asked - at.getTime() < 1_000);
    assert.equal(title, post.title);
  });
  await sleep(2_500);
  const events = postgres('psql', db, ['-qAt', '-c',
    `select type || ' by ' || actor_kind from event where object_id = '${post.id}' and type = 'post.published'`]).trim();
  say(`in the log: ${events}`);
  assert.equal(events, 'post.published by system');
}

async function difference(node, post) {
  part('A difference, and a restore');
  const path = `${ADMIN}/posts/${post.id}`;
  const revisions = (await must(node, 'GET', `${path}/revisions`)).json;
  revisions.forEach((r) => say(`  ${r.number} ${r.kind} by ${r.by.name}${r.note ? `: ${r.note}` : ''}`));
  const diff = (await must(node, 'GET', `${path}/revisions/1/diff?against=current`)).json;
  diff.fields.forEach((f) => say(`  ${f.field}: ${JSON.stringify(f.before)} → ${JSON.stringify(f.after)}`));
  say(diff.body.changes.map((c) => ({ equal: c.text, insert: `[+${c.text}+]`, delete: `[-${c.text}-]` })[c.op]).join(''));
  say(diff.body.unified);
  assert.equal(diff.body.changes.filter((c) => c.op !== 'insert').map((c) => c.text).join(''), 'One.\n\nTwo.\n\nThree.\n');
  const restored = (await must(node, 'POST', `${path}/revisions/1/restore?note=as+it+was`)).json;
  say(`restored: ${restored.title} | ${JSON.stringify(restored.body)}, version ${restored.version}`);
  assert.equal(restored.body, 'One.\n\nTwo.\n\nThree.\n');
  const latest = (await must(node, 'GET', `${path}/revisions?limit=1`)).json[0];
  assert.deepEqual([latest.kind, latest.note], ['restore', 'as it was']);
}

async function tagMerge(a, b) {
  part('Two tags become one, for readers at once');
  for (const [title, tag] of [['First', 'k8s'], ['Second', 'Kubernetes']]) {
    const post = (await must(a, 'POST', `${ADMIN}/posts`, { body: { title, tags: [tag] } })).json;
    await must(a, 'POST', `${ADMIN}/posts/${post.id}/publish`);
  }
  const tags = (await must(a, 'GET', `${ADMIN}/tags?slug=k8s,kubernetes&sort=name`)).json;
  const source = tags.find((tag) => tag.slug === 'k8s');
  const target = tags.find((tag) => tag.slug === 'kubernetes');
  const merged = (await must(a, 'POST', `${ADMIN}/tags/${source.id}/merge`, { body: { into: target.id } })).json;
  say(`k8s went into ${merged.name}: aliases ${merged.aliases.join(', ')}, ${merged.livePostCount} live posts`);
  for (const node of [a, b]) {
    for (const slug of ['k8s', 'kubernetes']) {
      const list = (await must(node, 'GET', `${LIVE}?tag=${slug}&sort=title`, { anonymous: true })).json;
      say(`  node on ${node.port}, ?tag=${slug}: ${list.items.map((p) => `${p.title} (${p.tags.map((t) => t.slug)})`).join(', ')}`);
      assert.deepEqual(list.items.map((p) => p.tags[0].slug), ['kubernetes', 'kubernetes']);
    }
    const moved = await request(node, 'GET', '/api/v1/tags/k8s', { anonymous: true });
    say(`  node on ${node.port}, /tags/k8s: ${moved.status} to ${moved.headers.location}`);
    assert.equal(moved.status, 308);
  }
}

build();
const folder = newFolder();
const a = await start(18081, folder);
const db = database(folder);
const b = await start(18082, newFolder(), db);
try {
  const post = await conflict(a, b);
  await schedule(a, b, db, post);
  await difference(a, post);
  await tagMerge(a, b);
  say('\nall as it should be');
} finally {
  await b.stop();
  await a.stop();
  remove(folder);
  remove(b.folder);
}
