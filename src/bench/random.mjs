/** Numbers from 0 to 1 that look random and are the same each time (Marsaglia, "Xorshift RNGs", 2003). */
export function random(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
