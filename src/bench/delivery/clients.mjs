// Clients that each ask again as soon as they are answered.
import { median } from '../report.mjs';

export const now = () => Number(process.hrtime.bigint()) / 1e6;

/** So many clients for so many seconds; answers a second, and milliseconds of half and of 99 in 100. */
export async function clients(number, seconds, work) {
  const end = now() + seconds * 1_000;
  const latencies = [];
  await Promise.all(Array.from({ length: number }, async () => {
    while (now() < end) {
      const begun = now();
      await work();
      latencies.push(now() - begun);
    }
  }));
  return { rate: latencies.length / seconds, p50: median(latencies), p99: percentile(latencies, 0.99) };
}

export const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)];
