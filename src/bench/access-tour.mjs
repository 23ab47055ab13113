#!/usr/bin/env node
// Who gets in, shown on two nodes with one database:
//   node src/bench/access-tour.mjs [--no-build]
// A key revoked and a user disabled on one node and refused on the other; a login guessed a hundred times; a refresh token
// used twice; a post of attacks opened in a browser; the audit of it all. Says what it does and what came back, and exits
// with 1 where anything is not as it should be. Needs Chromium and npm beside Java, Maven and Node.
import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { browser, inWindow } from './browser.mjs';
import { build, database, must, newFolder, remove, request, start } from './service.mjs';

const ADMIN = '/api/v1/admin';
const AUTH = '/api/v1/auth';
const MOST_SECONDS = 5;
const GUESSES = 100;
const say = (text) => console.log(text);
const part = (text) => console.log(`\n== ${text}`);

/** What runs if a browser takes any of it for a script. */
const ATTACKS = [
  '<script>hit("script")</script>',
  '<img src=x onerror=hit("onerror")>',
  '<svg onload=hit("svg")><animate onbegin=hit("animate") attributeName=x dur=1s>',
  '<details open ontoggle=hit("toggle")>x</details>',
  '<iframe srcdoc="<script>parent.hit(1)</script>"></iframe>',
  '<math><mtext><table><mglyph><style><img src=x onerror=hit("mxss")>',
  '<noscript><p title="</noscript><img src=x onerror=hit(2)>">',
  '<a href="javascript:hit(3)" id=click>raw link</a>',
  '[a link](javascript:hit(4))',
  '[a link](java&#115;cript:hit(5))',
  '[a link](<java\tscript:hit(6)>)',
  '![a picture](x"onerror=hit(7))',
  '![" onerror=hit(8) x="](https://example.invalid/x.png)',
  '<https://example.org/"onmouseover=hit(9)>',
  '[^1]\n\n[^1]: <img src=x onerror=hit(10)>',
  '| a |\n|---|\n| <img src=x onerror=hit(11)> |',
  '<style>@import "javascript:hit(12)";</style>',
  '<base href="javascript:hit(13)//">',
  '<form action="javascript:hit(14)"><button>go</button></form>',
  '<object data="javascript:hit(15)"></object><embed src="javascript:hit(16)">',
];

/** How long it takes until a node refuses what it let in. */
async function untilRefused(node, what) {
  const from = performance.now();
  for (;;) {
    const { status } = await what(node);
    const took = performance.now() - from;
    if (status === 401) return took;
    assert(took < MOST_SECONDS * 1000, `still let in after ${MOST_SECONDS} s`);
  }
}

async function revoked(a, b) {
  part('Revoked on one node, refused on the other');
  const key = (await must(a, 'POST', `${ADMIN}/api-keys`, { body: { name: 'Build', role: 'editor' } })).json;
  const byKey = (node) => request({ ...node, token: key.secret }, 'GET', `${ADMIN}/posts?limit=1`);
  assert.equal((await byKey(b)).status, 200);
  await must(a, 'DELETE', `${ADMIN}/api-keys/${key.id}`);
  say(`a key deleted on ${a.port} is refused on ${b.port} after ${(await untilRefused(b, byKey)).toFixed(1)} ms`);

  const password = 'the password of eve';
  const user = (await must(a, 'POST', `${ADMIN}/users`, { body: { username: 'eve', password, role: 'editor' } })).json;
  const logIn = async () => (await must(b, 'POST', `${AUTH}/login`, { body: { username: 'eve', password }, anonymous: true })).json;
  let tokens = await logIn();
  const byToken = (node) => request({ ...node, token: tokens.accessToken }, 'GET', `${AUTH}/me`);
  assert.equal((await byToken(b)).status, 200);
  await must(a, 'PATCH', `${ADMIN}/users/${user.id}`, { body: { disabled: true } });
  say(`a user disabled on ${a.port} is refused on ${b.port} after ${(await untilRefused(b, byToken)).toFixed(1)} ms`);
  await must(a, 'PATCH', `${ADMIN}/users/${user.id}`, { body: { disabled: false } });
  tokens = await logIn();
  await must(a, 'PATCH', `${ADMIN}/users/${user.id}`, { body: { password: 'another password of eve' } });
  say(`one whose password was changed on ${a.port} is refused on ${b.port} after ${(await untilRefused(b, byToken)).toFixed(1)} ms`);
}

async function refreshed(a, b) {
  part('A refresh token used twice');
  const login = (await must(a, 'POST', `${AUTH}/login`, { body: { username: 'eve', password: 'another password of eve' }, anonymous: true })).json;
  const use = (node, refreshToken) => request(node, 'POST', `${AUTH}/refresh`, { body: { refreshToken }, anonymous: true });
  const next = await use(a, login.refreshToken);
  const again = await use(b, login.refreshToken);
  const family = await use(a, next.json.refreshToken);
  say(`first ${next.status}, again on the other node ${again.status}; the one it had given: ${family.status}`);
  assert.deepEqual([next.status, again.status, family.status], [200, 401, 401]);
}

async function guessed(a) {
  part(`A login guessed ${GUESSES} times`);
  const counts = {};
  let last;
  for (let i = 0; i < GUESSES; i++) {
    const username = i % 2 ? 'eve' : 'EVE';
    last = await request(a, 'POST', `${AUTH}/login`, {
      body: { username, password: `guess ${i}` }, anonymous: true, headers: { 'X-Forwarded-For': `192.0.2.${i}` },
    });
    counts[last.status] = (counts[last.status] ?? 0) + 1;
  }
  say(`${JSON.stringify(counts)}; Retry-After: ${last.headers['retry-after']} s; ${last.json.detail}`);
  const right = await request(a, 'POST', `${AUTH}/login`, { body: { username: 'eve', password: 'another password of eve' }, anonymous: true });
  const other = await request(a, 'POST', `${AUTH}/login`, { body: { username: 'mallory', password: 'x' }, anonymous: true });
  say(`then the right password: ${right.status}; another account: ${other.status}`);
  assert.deepEqual(counts, { 401: 10, 429: 90 });
  assert.deepEqual([right.status, other.status], [429, 401]);
}

async function attacked(a, chromium) {
  part(`A post of ${ATTACKS.length} attacks in a browser`);
  const title = '<script>hit("title")</script>';
  const post = (await must(a, 'POST', `${ADMIN}/posts`, { body: { title, body: ATTACKS.join('\n\n') } })).json;
  await must(a, 'POST', `${ADMIN}/posts/${post.id}/publish`);
  const live = (await must(a, 'GET', `/api/v1/posts/${post.id}`, { anonymous: true })).json;
  const open = async (html) => {
    const page = join(a.folder, 'attack.html');
    writeFileSync(page, `<!doctype html><meta charset=utf-8><script>hits = []; hit = (what) => hits.push(what);</script>${html}`);
    return inWindow(chromium, {}, pathToFileURL(page).href, async (window) => {
      for (const link of await window.locator('a, summary, button').all()) {
        await link.click({ timeout: 500, noWaitAfter: true, force: true }).catch(() => {});
        if (!window.url().startsWith('file:')) await window.goBack().catch(() => {});
      }
      return window.evaluate(() => hits);
    });
  };
  const raw = await open(ATTACKS.join('\n'));
  const rendered = await open(live.html);
  say(`scripts run by the attacks as they are: ${raw.length} (${raw.slice(0, 4).join(', ')}, …); by the HTML that is served: ${rendered.length}`);
  assert(raw.length > 3);
  assert.deepEqual(rendered, []);
  assert.equal(live.title, title);
}

async function told(a) {
  part('The audit');
  const entries = (await must(a, 'GET', `${ADMIN}/audit?limit=200`)).json;
  const counts = {};
  for (const { action, outcome } of entries) counts[`${action} ${outcome}`] = (counts[`${action} ${outcome}`] ?? 0) + 1;
  Object.entries(counts).sort().forEach(([what, count]) => say(`  ${what}: ${count}`));
  assert(counts['auth.login refused'] >= 90 && counts['api-key.delete done'] === 1);
  const csv = await must(a, 'GET', `${ADMIN}/audit?outcome=refused&limit=2`, { headers: { Accept: 'text/csv' } });
  say(csv.text.trim());
}

build();
const chromium = await browser();
const folder = newFolder();
const a = await start(18087, folder);
const b = await start(18088, newFolder(), database(folder));
try {
  await revoked(a, b);
  await refreshed(a, b);
  await guessed(a);
  await attacked(a, chromium);
  await told(a);
  say('\nall as it should be');
} finally {
  await chromium.stop();
  await b.stop();
  await a.stop();
  remove(folder);
  remove(b.folder);
}
