// Says when what warms up has got as fast as it gets.

const MOST = 24;
const FASTER = 1.02;
/** Rounds that are no faster: the compiler may come to what is slow only after half a minute. */
const PATIENCE = 4;

/** Goes on for so many rounds at least, and then until rounds get no faster. */
export class Pace {
  #least;
  #round = 0;
  #slower = 0;
  #best = 0;

  constructor(least = 2) {
    this.#least = least;
  }

  get goesOn() {
    return this.#round < this.#least || (this.#round < MOST && this.#slower < PATIENCE);
  }

  /** Counts a round that had so many answers a second. */
  note(rate) {
    this.#round++;
    this.#slower = rate > this.#best * FASTER ? 0 : this.#slower + 1;
    this.#best = Math.max(this.#best, rate);
  }
}
