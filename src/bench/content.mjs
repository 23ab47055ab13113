// Makes a blog's content, the same each time: Hugo documents in English and Chinese, with tags and categories whose popularity
// falls off, a word that stands in more than half of the posts and one that stands in a few.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { random } from './random.mjs';

export const TAGS = 200;
export const CATEGORIES = 30;
export const COMMON = 'system';
export const RARE = 'quixotropic';
const VOCABULARY = 4_000;
const WORDS = 600;
const DRAFTS = 0.1;
const YEARS = 8;
const FIRST = Date.UTC(2018, 0, 1);
const SPAN = YEARS * 365 * 86_400_000;

const HAN = ['云原生的系统需要清晰的接口。', '缓存不总是正确的答案。', '编辑在后台预览草稿。', '全文搜索要能读懂中文。', '升级之前先备份数据。'];
const SYLLABLES = ['ka', 'lo', 'mi', 'ne', 'ru', 'sta', 'ter', 'von', 'wil', 'dra', 'pe', 'so', 'qui', 'ban', 'cor', 'fle'];

export function content(posts) {
  const next = random(20_261_128);
  const below = (n) => Math.floor(next() * n);
  /** Small numbers far more often than great ones. */
  const skewed = (n) => Math.floor(n * next() ** 3);
  const capital = (word) => word[0].toUpperCase() + word.slice(1);

  const words = new Set(['the', 'of', 'and', 'a', 'to', 'in', 'is', 'that', 'for', 'it']);
  while (words.size < VOCABULARY) {
    words.add(Array.from({ length: 2 + below(3) }, () => SYLLABLES[below(SYLLABLES.length)]).join(''));
  }
  const vocabulary = [...words];
  const word = () => vocabulary[skewed(VOCABULARY)];
  const sentence = () => `${capital(Array.from({ length: 8 + below(12) }, word).join(' '))}.`;
  const some = (count, of, name) => [...new Set(Array.from({ length: count }, () => skewed(of)))].map((i) => `${name}-${i + 1}`);

  return Array.from({ length: posts }, (_, i) => {
    const isHan = i % 5 === 4;
    const title = `${isHan ? '云原生笔记：' : ''}${capital(Array.from({ length: 3 + below(5) }, word).join(' '))}`;
    const paragraphs = [];
    for (let length = 0; length < WORDS; ) {
      const text = Array.from({ length: 3 + below(4) }, sentence).join(' ');
      length += text.split(' ').length;
      if (paragraphs.length % 4 === 3) paragraphs.push(`## ${capital(word())} ${word()}`);
      paragraphs.push(isHan || below(3) === 0 ? `${text} ${HAN[below(HAN.length)]}` : text);
    }
    if (below(10) < 6) paragraphs.push(`A ${COMMON} is more than its parts.`);
    if (i % 1_987 === 13) paragraphs.push(`Here stands the word ${RARE}.`);
    return {
      slug: `post-${i + 1}`,
      title,
      subtitle: sentence(),
      date: new Date(FIRST + Math.floor(((i + next()) * SPAN) / posts)).toISOString(),
      draft: next() < DRAFTS,
      tags: some(1 + below(6), TAGS, 'tag'),
      categories: some(1 + below(2), CATEGORIES, 'category'),
      body: paragraphs.join('\n\n'),
    };
  });
}

/** The posts as documents with front matter (YAML), in a content folder. */
export function writeDocuments(posts, folder) {
  mkdirSync(join(folder, 'post'), { recursive: true });
  for (const post of posts) {
    const { body, ...front } = post;
    const lines = Object.entries(front).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    writeFileSync(join(folder, 'post', `${post.slug}.md`), `---\n${lines.join('\n')}\n---\n${body}\n`);
  }
}
