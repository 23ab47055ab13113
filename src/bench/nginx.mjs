// The reference that delivery is held against: nginx with files of the same bytes, and wrk, which counts answers.
import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** nginx with one worker that serves the files of a folder. */
export function startNginx(folder, root, port) {
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, `
    ${process.getuid() === 0 ? 'user root;' : ''}
    worker_processes 1;
    pid ${folder}/nginx.pid;
    error_log ${folder}/error.log;
    events { worker_connections 256; }
    http {
      types { image/webp webp; application/json json; }
      default_type application/json;
      access_log off;
      sendfile on;
      tcp_nopush on;
      keepalive_requests 100000000;
      server { listen 127.0.0.1:${port}; root ${root}; }
    }`);
  return spawn('nginx', ['-c', file, '-p', folder, '-e', join(folder, 'error.log'), '-g', 'daemon off;'], { stdio: 'inherit' });
}

const MILLIS = { us: 0.001, ms: 1, s: 1_000 };

/** Answers a second, and milliseconds of half and of 99 in 100 of them; anything but whole good answers ends the run. */
export function measure(url, seconds, connections, script) {
  const printed = execFileSync(
    'wrk',
    ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '--timeout', '10s', ...(script ? ['-s', script] : []), url],
    { encoding: 'utf8' },
  );
  if (/Non-2xx|Socket errors/.test(printed)) throw new Error(`${url}\n${printed}`);
  const latency = (share) => {
    const [, value, unit] = new RegExp(`${share}%\\s+([\\d.]+)(us|ms|s)`).exec(printed);
    return Number(value) * MILLIS[unit];
  };
  return { rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(printed)[1]), p50: latency(50), p99: latency(99) };
}
