/** Width at 13 px in Segoe UI, in pixels, of the words that the widths of columns are made for. */
const sample = { words: '26 Nov 2026 Information asked', width: 178 };
const most = 1.3;
let factor: number | undefined;

/**
 * How much wider than Segoe UI the font of this device draws, from 1 to 1.3: columns of days and
 * badges grow by it, so that they are not cut where Segoe UI is missing.
 */
export function fontFactor(): number {
  factor ??= measured();
  return factor;
}

function measured(): number {
  const pen = document.createElement('canvas').getContext('2d');
  const root = document.querySelector('.fui-FluentProvider');
  if (!pen || !root) return 1;
  pen.font = `13px ${getComputedStyle(root).fontFamily}`;
  const wider = pen.measureText(sample.words).width / sample.width;
  // A hair's breadth is no other font.
  return wider < 1.03 ? 1 : Math.min(wider, most);
}
