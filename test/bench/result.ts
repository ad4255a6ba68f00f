/** One measured figure beside a peer measured in the same run. */
export interface Result {
  name: string;
  value: number;
  unit: string;
  /** What the peer is, and its figure in the same unit; absent where nothing compares. */
  peer?: string;
  peerValue?: number;
}

/** The median of the times of several runs of some work, in milliseconds. */
export async function median(runs: number, work: (run: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    await work(run);
    times.push(performance.now() - started);
  }
  return percentile(times, 0.5);
}

/** A percentile (0 to 1) of some figures. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** One line for a person, or a JSON object a line. */
export function print(result: Result, asJson: boolean): void {
  const ratio = result.peerValue === undefined ? undefined : round(result.value / result.peerValue);
  if (asJson) {
    const { name, value, unit, peer } = result;
    console.log(
      JSON.stringify({ name, value: round(value), unit, peer: peer ?? null, ratio: ratio ?? null }),
    );
    return;
  }
  const beside = result.peer
    ? `${String(ratio ?? '')} × ${result.peer} (${String(round(result.peerValue ?? 0))})`
    : '';
  console.log(
    `${result.name.padEnd(46)} ${String(round(result.value)).padStart(10)} ${result.unit.padEnd(10)} ${beside}`,
  );
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
