// Draws pictures that compress as photos do, the same ones on each machine: soft shapes of five sizes, and grain.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { random } from './random.mjs';

const WIDTH = 4_000;
const HEIGHT = 3_000;
const CHANNELS = 3;
const SEED = 42;
const COARSEST = 8;
const FINEST = 2_048;
const GRAIN = 36;
const QUALITY = 90;
const PATCH = 256;

async function scene(sharp) {
  const next = random(SEED);
  const sum = new Float32Array(WIDTH * HEIGHT * CHANNELS).fill(128);
  for (let side = COARSEST; side <= FINEST; side *= 4) {
    const height = (side * HEIGHT) / WIDTH;
    const dots = Uint8Array.from({ length: side * height * CHANNELS }, () => next() * 256);
    const layer = await sharp(dots, { raw: { width: side, height, channels: CHANNELS } })
      .resize(WIDTH, HEIGHT, { fit: 'fill', kernel: 'cubic' }).raw().toBuffer();
    const weight = 0.6 / Math.sqrt(side / COARSEST);
    for (let i = 0; i < sum.length; i++) sum[i] += (layer[i] - 128) * weight;
  }
  const pixels = Buffer.alloc(sum.length);
  for (let i = 0; i < sum.length; i++) pixels[i] = Math.max(0, Math.min(255, sum[i] + (next() - 0.5) * GRAIN));
  return pixels;
}

export class Pictures {
  #folder;

  constructor(folder) {
    this.#folder = folder;
  }

  /** Writes pictures into a folder: one scene, each with a patch of its own, so that no two have the same bytes. */
  static async draw(sharp, folder, count) {
    const pictures = new Pictures(folder);
    const pixels = await scene(sharp);
    for (let index = 0; index < count; index++) {
      const next = random(index + 1);
      for (let y = 0; y < PATCH; y++) {
        for (let x = 0; x < PATCH * CHANNELS; x++) pixels[y * WIDTH * CHANNELS + x] = 64 + next() * 128;
      }
      await sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: CHANNELS } }).jpeg({ quality: QUALITY }).toFile(pictures.file(index));
    }
    return pictures;
  }

  file(index) {
    return join(this.#folder, `picture-${index}.jpg`);
  }

  megabytes() {
    return (statSync(this.file(0)).size / 1e6).toFixed(1);
  }
}
