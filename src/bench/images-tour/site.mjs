// The front end of the tour, on a port of its own: a page that uploads, a page of an article, and some pictures elsewhere.
import http from 'node:http';

/** Where `article` shows pictures, in the words of `sizes`: the service is told so, and the style sheet below does it. */
export const SIZES = '(min-width: 1200px) 1000px, 100vw';

/** How wide that is. */
export const slot = (viewport) => (viewport >= 1200 ? 1000 : viewport);

const STYLE = `
  body { margin: 0; font: 18px/1.5 sans-serif; color: #222 }
  h1, p { padding: 0 16px } p:has(> img) { padding: 0 }
  img { max-width: 100%; height: auto; background-size: cover }
  figure { margin: 0; display: inline-block; padding: 8px } figcaption { font-size: 13px }
  @media (min-width: 1200px) { article { width: 1000px; margin: auto } }`;

/** Serves pages that are made when they are asked for: `pages` maps paths to functions that give HTML or a picture. */
export async function site() {
  const pages = new Map([['/', async () => document('Masthead', '')]]);
  const server = http.createServer(async (request, answer) => {
    const make = pages.get(request.url.split('?')[0]);
    const made = make && await make(new URL(request.url, 'http://localhost')).catch((e) => `<pre>${e}</pre>`);
    answer.writeHead(made ? 200 : 404, { 'Content-Type': Buffer.isBuffer(made) ? 'image/jpeg' : 'text/html; charset=utf-8' });
    answer.end(made);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return {
    pages,
    origin: `http://localhost:${port}`,
    strange: `http://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}

const document = (title, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><style>${STYLE}</style>${body}`;

/** A form that sends a file with fetch(), as an editor's tool does. */
export function uploadPage(api) {
  return document('Upload', `<h1>Upload</h1>
<form><input name="file" type="file"><input name="alt"><button>Upload</button></form><pre id="said"></pre><img id="shown">
<script>
  document.forms[0].onsubmit = async (event) => {
    event.preventDefault();
    const said = document.getElementById('said');
    try {
      const answer = await fetch('${api}/api/v1/admin/assets', {
        method: 'POST',
        headers: { Authorization: 'Bearer ' + window.token },
        body: new FormData(event.target),
      });
      const asset = await answer.json();
      window.answer = { status: answer.status, location: answer.headers.get('Location'), asset };
      said.textContent = answer.status + ' ' + asset.url;
      document.getElementById('shown').src = asset.url + '?w=320';
    } catch (refused) {
      window.answer = { refused: String(refused) };
      said.textContent = refused;
    }
  };
</script>`);
}

const escaped = (text) => (text ?? '').replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** An article made of what delivery says of a post; `bare` leaves out what keeps its text from jumping. */
export function articlePage(post, bare) {
  const cover = (image) => `<img class="cover" src="${escaped(image.url)}" alt="${escaped(image.alt)}"`
    + (image.srcset ? ` srcset="${escaped(image.srcset)}" sizes="${escaped(image.sizes)}"` : '')
    + (image.width && !bare ? ` width="${image.width}" height="${image.height}"` : '')
    + (image.color ? ` style="background: ${image.color} url(${image.placeholder}) center/cover"` : '') + '>';
  return document(post.title, `<article>${post.images.map(cover).join('')}<h1>${escaped(post.title)}</h1>${post.html}</article>
<script>
  document.querySelectorAll('[data-color]').forEach((image) => {
    image.style.background = image.dataset.color + ' url(' + image.dataset.placeholder + ') center/cover';
  });
</script>`);
}

/** Pictures side by side, with what is to be said of them. */
export function gallery(pictures) {
  return document('Crops', pictures.map(({ address, words }) =>
    `<figure><img src="${escaped(address)}" alt=""><figcaption>${escaped(words)}</figcaption></figure>`).join(''));
}
