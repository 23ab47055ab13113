// What the command line of the benchmark says.
const NUMBERS = { posts: 10_000, rounds: 3, seconds: 10, minutes: 5, publishes: 100, starts: 5 };
export const PARTS = ['cached', 'uncached', 'create', 'start', 'nodes', 'scale'];

/**
 * What every bar is measured with: a heap that holds what the service needs and the response cache, half of it for what 32
 * answers are made of at once, one thread that collects garbage, small stacks, and memory that the C library gives back. Four
 * threads that compile, since the two that a JVM has on two cores do not come to an end while the load lasts.
 */
const JVM = '-XX:CICompilerCount=4 -Xmx120m -Xmn56m -XX:SurvivorRatio=2 -XX:+UseSerialGC -Xss512k -XX:TrimNativeHeapInterval=5000';
const CACHE = '24M';

const given = process.argv.slice(2);

function option(name, otherwise) {
  const found = given.find((argument) => argument.startsWith(`--${name}=`));
  return found === undefined ? otherwise : found.slice(name.length + 3);
}

const known = new RegExp(`^--(no-build|no-write|(${Object.keys(NUMBERS).join('|')}|sizes|keep|java25|jvm|cache)=.+)$`);
const unknown = given.filter((argument) => !known.test(argument) && !PARTS.includes(argument));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(' ')}; parts are ${PARTS.join(' ')}, options --no-build --no-write ${Object.keys(NUMBERS).map((name) => `--${name}=`).join(' ')} --sizes= --keep= --java25= --jvm= --cache=`);
  process.exit(2);
}

const numbers = Object.fromEntries(Object.entries(NUMBERS).map(([name, value]) => [name, Number(option(name, value))]));
const java25 = option('java25', process.env.JAVA25_HOME);

export const options = {
  ...numbers,
  /** How many posts, smallest first; the smallest are imported, the others are copies of them. */
  sizes: option('sizes', [1, 10, 100].map((times) => times * numbers.posts).join()).split(',').map(Number),
  /** Where what is loaded stays for the next run; without it, in a new folder that goes at the end. */
  keep: option('keep', null),
  java25: java25 === undefined ? null : `${java25}/bin/java`,
  parts: PARTS.filter((part) => given.includes(part) || !PARTS.some((any) => given.includes(any))),
};

/** How nodes that are measured are started. */
export const jvm = { java: 'java', flags: option('jvm', JVM).split(' ') };
export const settings = { MASTHEAD_CACHE_SIZE: option('cache', CACHE), MALLOC_ARENA_MAX: '2' };
export const CACHE_OFF = { ...settings, MASTHEAD_CACHE_SIZE: '0' };

/** A node's flags and settings, in words. */
export const started = (environment) =>
  [`\`${jvm.flags.join(' ')}\``, ...Object.entries(environment).map(([name, value]) => `\`${name}=${value}\``)].join(', ');
