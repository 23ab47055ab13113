// Starts the packaged service for benchmarks and tours, and talks to it. Needs Node 18 or later and nothing from npm.
import { spawn, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import http from 'node:http';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const JAR = join(ROOT, 'target', 'quarkus-app', 'quarkus-run.jar');
const PASSWORD = 'only for this run';
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
const running = new Set();

// Nothing is left running, however a run ends.
process.on('exit', () => running.forEach((child) => child.kill('SIGTERM')));
['SIGINT', 'SIGTERM'].forEach((signal) => process.on(signal, () => process.exit(1)));

/** Packages the service, unless that has been done and --no-build says so. */
export function build() {
  if (!process.argv.includes('--no-build') || !existsSync(JAR)) {
    execFileSync('mvn', ['-q', '-DskipTests', 'package'], { cwd: ROOT, stdio: 'inherit' });
  }
}

export function newFolder() {
  return mkdtempSync(join(tmpdir(), 'masthead-'));
}

/** How the JVM is started, unless a benchmark says otherwise. */
export const JVM = { java: 'java', flags: ['-Xmx512m'] };

/**
 * Starts one node of the service on a port of its own and does not wait for it; `database` is another node's, where it is not
 * to start one, and `settings` are environment variables.
 */
export function launch(port, folder, database, settings = {}, { java, flags } = JVM) {
  const env = {
    ...process.env,
    // One caller stands for many here.
    MASTHEAD_ACCESS_ADMIN_WRITES_PER_SECOND: '1000000',
    ...settings,
    MASTHEAD_ADMIN_PASSWORD: PASSWORD,
    MASTHEAD_DATA_DIR: folder,
    QUARKUS_HTTP_PORT: String(port),
    ...(database && {
      QUARKUS_DATASOURCE_JDBC_URL: `jdbc:postgresql://127.0.0.1:${database.port}/${database.name}`,
      QUARKUS_DATASOURCE_USERNAME: database.user,
      QUARKUS_DATASOURCE_PASSWORD: database.password,
    }),
  };
  const child = spawn(java, [...flags, '-jar', JAR], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  running.add(child);
  const ended = new Promise((resolve) => child.once('exit', resolve)).then(() => running.delete(child));
  const node = { port, folder, child, base: `http://localhost:${port}` };
  node.stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return node;
}

export const hasEnded = ({ child }) => child.exitCode !== null || child.signalCode !== null;

/** Starts one node as {@link launch} does, waits until it is ready, and logs in as the administrator. */
export async function start(port, folder, database, settings, jvm) {
  const node = launch(port, folder, database, settings, jvm);
  for (let tries = 0; ; tries++) {
    const ready = await request(node, 'GET', '/q/health/ready').catch(() => null);
    if (ready?.status === 200) break;
    if (tries > 600 || hasEnded(node)) throw new Error(`the service on port ${port} did not start`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const login = await request(node, 'POST', '/api/v1/auth/login', { body: { username: 'admin', password: PASSWORD } });
  node.token = login.json.accessToken;
  return node;
}

/** How to reach the embedded database of a folder. */
export function database(folder) {
  const cluster = join(folder, 'postgresql');
  return {
    port: readFileSync(join(cluster, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[3],
    password: readFileSync(join(cluster, 'password'), 'utf8').trim(),
    user: 'masthead',
    name: 'masthead',
  };
}

/** Runs one of PostgreSQL's client programs on a database. */
export function postgres(program, database, args, input) {
  return execFileSync(program, ['-h', '127.0.0.1', '-p', database.port, '-U', database.user, ...args, database.name], {
    env: { ...process.env, PGPASSWORD: database.password, PGOPTIONS: '-c statement_timeout=0' },
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
}

/** One request; the answer's status, headers, bytes, text and JSON. A caller is logged in as the administrator. */
export function request(node, method, path, { body, headers = {}, anonymous } = {}) {
  return new Promise((resolve, reject) => {
    const bytes = body === undefined ? null : Buffer.from(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
    const sent = http.request(
      node.base + path,
      {
        method,
        agent,
        headers: {
          ...(bytes && { 'Content-Type': 'application/json', 'Content-Length': bytes.length }),
          ...(node.token && !anonymous && { Authorization: `Bearer ${node.token}` }),
          ...headers,
        },
      },
      (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const text = bytes.toString();
          const isJson = (answer.headers['content-type'] ?? '').includes('json');
          const json = isJson ? JSON.parse(text) : null;
          resolve({ status: answer.statusCode, headers: answer.headers, bytes, text, json });
        });
        answer.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(bytes);
  });
}

/** The same, where anything but success ends the run. */
export async function must(node, method, path, options) {
  const answer = await request(node, method, path, options);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 500)}`);
  return answer;
}

export function remove(folder) {
  rmSync(folder, { recursive: true, force: true });
}
