// A part's table: what was measured, what stands beside it, and which bars were missed.
import { machine, writeSection } from '../report.mjs';
import { settings, started } from './options.mjs';

export const count = (number) => Math.round(number).toLocaleString('en');
export const millis = (number) => (number === Infinity ? 'refused' : `${number < 1 ? number.toFixed(3) : number < 10 ? number.toFixed(2) : number.toFixed(1)} ms`);
export const rate = (figure) => (figure.rate === 0 ? 'refused' : `${figure.rate < 100 ? figure.rate.toFixed(1) : count(figure.rate)}/s (p99 ${millis(figure.p99)})`);
export const alone = (figure) => `p50 ${millis(figure.p50)}, p99 ${millis(figure.p99)}`;
export const times = (ratio) => `${ratio >= 10 ? count(ratio) : ratio.toFixed(2)} ×`;

/** Rows of one section of docs/benchmarks.md. */
export class Table {
  constructor(title) {
    this.title = title;
    this.rows = [];
    this.missed = [];
  }

  /** A figure that no bar is set for. */
  plain(work, figure, beside = '', ratio = null) {
    this.rows.push([work, figure, beside, ratio === null ? '' : times(ratio), '–']);
  }

  /** A figure so many times as great as another, at least. */
  atLeast(bar, work, figure, beside, ratio) {
    this.#row(work, figure, beside, times(ratio), `≥ ${bar} ×`, ratio >= bar);
  }

  /** A figure of a unit that is at most so great. */
  atMost(bar, unit, work, value, figure, beside = '') {
    this.#row(work, figure, beside, '', `≤ ${bar} ${unit}`, value <= bar);
  }

  /** A bar that could not be looked at; that counts as missed. */
  unmeasured(bar, work, why) {
    this.#row(work, why, '', '', bar, false);
  }

  #row(work, figure, beside, ratio, bar, met) {
    this.rows.push([work, figure, beside, ratio, met ? bar : `**${bar}**, missed`]);
    if (!met) this.missed.push(`${this.title}: ${work}: ${ratio || figure}, not ${bar}`);
  }

  /** Writes the section; `environment` is what the nodes were started with. */
  write(text, environment = settings) {
    writeSection(this.title, `${text}\n\n${machine(started(environment))}.`, this.rows);
  }
}
