import { processLayout } from '../../tab/components/processLayout';
import type { Box, ProcessLayout } from '../../tab/components/processLayout';

type Point = readonly [number, number];

/** Every map of one to four steps with one to five stages each, and up to three earlier ones. */
const shapes: { counts: number[]; earlier: number }[] = [];
for (let length = 1; length <= 4; length += 1) {
  for (let code = 0; code < 5 ** length; code += 1) {
    const counts = Array.from({ length }, (_, at) => (Math.floor(code / 5 ** at) % 5) + 1);
    for (let earlier = 0; earlier <= 3; earlier += 1) shapes.push({ counts, earlier });
  }
}

const boxesOf = (layout: ProcessLayout): Box[] => [
  layout.logged,
  ...layout.steps.flat(),
  layout.approved,
  layout.declined,
  layout.information,
  ...layout.earlier,
];
const meet = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
/** What a straight line along an axis covers. */
const covered = ([x1, y1]: Point, [x2, y2]: Point): Box => ({
  x: Math.min(x1, x2),
  y: Math.min(y1, y2),
  width: Math.abs(x1 - x2) + 0.001,
  height: Math.abs(y1 - y2) + 0.001,
});
const segments = (layout: ProcessLayout) =>
  layout.lines.flatMap(({ points }) =>
    points.slice(1).map((to, index) => ({ from: points[index] ?? to, to })),
  );
const inside = ({ x, y, width, height }: Box): Box => ({
  x: x + 0.5,
  y: y + 0.5,
  width: width - 1,
  height: height - 1,
});
/** The shapes for which something is wrong, as few as help to see what. */
const wrong = (isWrong: (layout: ProcessLayout) => boolean) =>
  shapes.filter(({ counts, earlier }) => isWrong(processLayout(counts, earlier))).slice(0, 3);

describe('laying out a process map', () => {
  test('no line crosses a box or goes through a frame', () => {
    const found = wrong((layout) =>
      segments(layout).some(({ from, to }) =>
        [...boxesOf(layout), ...layout.frames].some((box) => meet(covered(from, to), inside(box))),
      ),
    );
    expect(found).toEqual([]);
  });

  test('lines go straight along or straight down', () => {
    const found = wrong((layout) =>
      segments(layout).some(({ from, to }) => from[0] !== to[0] && from[1] !== to[1]),
    );
    expect(found).toEqual([]);
  });

  test('no two boxes meet', () => {
    const found = wrong((layout) => {
      const boxes = boxesOf(layout);
      return boxes.some((one, index) => boxes.slice(index + 1).some((two) => meet(one, two)));
    });
    expect(found).toEqual([]);
  });

  test('stages stand in at most three rows, and every stage has its box', () => {
    const found = shapes.filter(({ counts, earlier }) => {
      const layout = processLayout(counts, earlier);
      const stages = [...layout.steps.flat(), layout.information, ...layout.earlier];
      const isWhole = layout.steps.every((boxes, index) => boxes.length === counts[index]);
      return new Set(stages.map(({ y }) => y)).size > 3 || !isWhole;
    });
    expect(found.slice(0, 3)).toEqual([]);
  });

  test('everything is inside the map', () => {
    const found = wrong((layout) =>
      boxesOf(layout).some(
        ({ x, y, width, height }) =>
          x < 0 || y < 0 || x + width > layout.width || y + height > layout.height,
      ),
    );
    expect(found).toEqual([]);
  });
});
