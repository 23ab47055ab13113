// What the best of four other systems did on a machine of this shape with 10,000 posts of the same kind, answers a second with 32
// connections where nothing else is said: Strapi 5.54, Directus 12.4 (PostgreSQL), Ghost 6.65, WordPress 6.1 (MariaDB).
export const PEERS = {
  /** Fields chosen, tags and categories in: what this service's list says unless it is asked for more. */
  list: 109,
  listWithBodies: 85,
  single: 230,
  tagged: 100,
  deep: 90,
  rare: 6.7,
  common: 7.1,
  create: { 1: 35, 8: 60 },
  /** Seconds from the start of the fastest on Node to its first 200, with the database up. */
  start: 2.4,
  /** MiB (VmRSS) of the smallest on Node after load. */
  memory: 360,
};
