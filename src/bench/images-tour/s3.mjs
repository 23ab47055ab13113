// An S3 of another make as a process of its own: the S3Mock that tests use, too.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, remove, ROOT } from '../service.mjs';

const JAR = join(ROOT, 'target', 's3mock', 's3mock-exec.jar');
const BUCKET = 'pictures';
const PATIENCE_MS = 120_000;

/** Starts it with one empty bucket. */
export async function s3() {
  if (!existsSync(JAR)) {
    execFileSync('mvn', ['-q', 'dependency:copy@s3mock'], { cwd: ROOT, stdio: 'inherit' });
  }
  const folder = newFolder();
  const child = spawn('java', ['-Xmx192m', '-XX:TieredStopAtLevel=1', `-Djava.io.tmpdir=${folder}`, '-jar', JAR,
    '--server.port=0', '--com.adobe.testing.s3mock.http-port=0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const address = `http://localhost:${await port(child)}`;
  const made = await fetch(`${address}/${BUCKET}`, { method: 'PUT' });
  if (!made.ok) throw new Error(`no bucket: ${made.status}`);
  return {
    address,
    settings: {
      MASTHEAD_ASSETS_STORE_TYPE: 's3',
      MASTHEAD_ASSETS_STORE_S3_BUCKET: BUCKET,
      MASTHEAD_ASSETS_STORE_S3_ENDPOINT: address,
      MASTHEAD_ASSETS_STORE_S3_ACCESS_KEY: 'a key',
      MASTHEAD_ASSETS_STORE_S3_SECRET_KEY: 'a secret',
    },
    keys: async () => {
      const list = await (await fetch(`${address}/${BUCKET}?list-type=2`)).text();
      return [...list.matchAll(/<Key>([^<]*)<\/Key>/g)].map((key) => key[1]);
    },
    read: async (key) => Buffer.from(await (await fetch(`${address}/${BUCKET}/${key}`)).arrayBuffer()),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      remove(folder);
    },
  };
}

/** It takes a free port, and tells which once it answers there. */
function port(child) {
  return new Promise((resolve, reject) => {
    let told = '';
    const late = setTimeout(() => reject(new Error(`S3Mock did not start:\n${told}`)), PATIENCE_MS);
    child.stdout.on('data', (text) => {
      told += text;
      const found = told.match(/Tomcat started on ports? .*?(\d+) \(http\)/);
      if (found) {
        clearTimeout(late);
        told = '';
        resolve(found[1]);
      }
    });
    child.once('exit', () => reject(new Error(`S3Mock ended:\n${told}`)));
  });
}
