// Makes photos as a telephone takes them: JPEG, with the place they were taken at, and sideways where the sensor was.
// `picture` is drawn by a page of a browser; EXIF, XMP and a comment are written here.

/** Colours of the two faces, which nothing else in a picture has. */
export const YELLOW = [255, 210, 60];
export const PINK = [255, 110, 170];

/** Where the faces are, as parts of width and height. */
export const FACES = { yellow: { x: 0.64, y: 0.42 }, pink: { x: 0.36, y: 0.56 } };

/** Two faces before hills. `sideways` turns it a quarter to the left: EXIF orientation 6 says how to turn it back. */
export async function picture(page, { width, height, sky, land, sideways = false }) {
  const base64 = await page.evaluate(drawn, { width, height, sky, land, sideways, FACES, YELLOW, PINK });
  return Buffer.from(base64, 'base64');
}

async function drawn({ width, height, sky, land, sideways, FACES, YELLOW, PINK }) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = sideways ? [height, width] : [width, height];
  const pen = canvas.getContext('2d');
  if (sideways) {
    pen.translate(0, width);
    pen.rotate(-Math.PI / 2);
  }
  const fill = pen.createLinearGradient(0, 0, 0, height * 0.7);
  fill.addColorStop(0, sky[0]);
  fill.addColorStop(1, sky[1]);
  pen.fillStyle = fill;
  pen.fillRect(0, 0, width, height);
  land.forEach((colour, i) => {
    pen.fillStyle = colour;
    pen.beginPath();
    pen.moveTo(0, height);
    for (let x = 0; x <= width; x += 4) {
      const wave = Math.sin(x / width * (5 + 3 * i) + 2 * i) + 0.4 * Math.sin(x / width * 23 * (i + 1));
      pen.lineTo(x, height * (0.5 + 0.16 * i - 0.06 * wave));
    }
    pen.lineTo(width, height);
    pen.fill();
  });
  const face = ({ x, y }, colour) => {
    const radius = height * 0.13;
    const dot = (dx, dy, size, style) => {
      pen.fillStyle = style;
      pen.beginPath();
      pen.arc(x * width + dx * radius, y * height + dy * radius, size * radius, 0, 2 * Math.PI);
      pen.fill();
    };
    dot(0, 0, 1, `rgb(${colour})`);
    dot(-0.36, -0.25, 0.12, '#222');
    dot(0.36, -0.25, 0.12, '#222');
    pen.strokeStyle = '#222';
    pen.lineWidth = radius * 0.08;
    pen.beginPath();
    pen.arc(x * width, y * height + radius * 0.1, radius * 0.5, 0.15 * Math.PI, 0.85 * Math.PI);
    pen.stroke();
  };
  face(FACES.yellow, YELLOW);
  face(FACES.pink, PINK);
  return canvas.toDataURL('image/jpeg', 0.9).split(',')[1];
}

/** The JPEG with all that a telephone writes into it, in front of what is there. */
export function withPlace(jpeg, orientation) {
  const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    + '<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="25,2.02N"/></rdf:RDF></x:xmpmeta>';
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif(orientation)])),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`)),
    segment(0xfe, Buffer.from('Taken at 25.0337 N, 121.5645 E')),
    jpeg.subarray(2),
  ]);
}

function segment(marker, data) {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** A TIFF (Exif 2.32 §4.6) with the maker, the orientation, and 25°2′1.3″ N, 121°33′52.2″ E. */
function exif(orientation) {
  const ASCII = 2, SHORT = 3, LONG = 4, RATIONAL = 5;
  const ratio = (...pairs) => Buffer.concat(pairs.flat().map(long));
  const maker = Buffer.from('Tourphone\0\0\0');
  const first = 8;
  const places = first + 2 + 3 * 12 + 4 + maker.length;
  const degrees = places + 2 + 4 * 12 + 4;
  return Buffer.concat([
    Buffer.from('MM\0*'), long(first),
    short(3),
    entry(0x010f, ASCII, 10, long(places - maker.length)),
    entry(0x0112, SHORT, 1, Buffer.concat([short(orientation), short(0)])),
    entry(0x8825, LONG, 1, long(places)),
    long(0), maker,
    short(4),
    entry(1, ASCII, 2, Buffer.from('N\0\0\0')),
    entry(2, RATIONAL, 3, long(degrees)),
    entry(3, ASCII, 2, Buffer.from('E\0\0\0')),
    entry(4, RATIONAL, 3, long(degrees + 24)),
    long(0),
    ratio([25, 1], [2, 1], [13, 10]), ratio([121, 1], [33, 1], [522, 10]),
  ]);
}

function entry(tag, type, count, value) {
  return Buffer.concat([short(tag), short(type), long(count), value]);
}

function short(number) {
  return Buffer.from([number >> 8, number & 0xff]);
}

function long(number) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}

/** What stands in front of a JPEG's pixels, by the names of its segments, and the pixels as they are coded. */
export function anatomy(jpeg) {
  const names = [];
  for (let at = 2; ; ) {
    const marker = jpeg[at + 1];
    if (jpeg[at] !== 0xff || at > jpeg.length) throw new Error(`no JPEG segment at ${at}`);
    if (marker === 0xda) return { names, pixels: jpeg.subarray(at) };
    const size = jpeg.readUInt16BE(at + 2);
    if (marker >= 0xe0 && marker <= 0xef) {
      names.push(`APP${marker - 0xe0} ${jpeg.subarray(at + 4, at + 8).toString('latin1').replace(/[^\x20-\x7e]/g, '.')}`);
    } else if (marker === 0xfe) {
      names.push('comment');
    }
    at += 2 + size;
  }
}
