/** Median microseconds of one call over batches, after a warm-up; `work` gets a running number. */
export function medianMicroseconds(work: (index: number) => unknown, calls: number): number {
  const batch = Math.max(1, Math.floor(calls / 20));
  for (let index = 0; index < calls / 4; index += 1) work(index);
  const times: number[] = [];
  for (let start = 0; start < calls; start += batch) {
    const startedAt = performance.now();
    for (let index = start; index < start + batch; index += 1) work(index);
    times.push(((performance.now() - startedAt) / batch) * 1000);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? Number.NaN;
}

/** The share below which a part of the times of single calls lies, in microseconds. */
export function quantileMicroseconds(work: (index: number) => unknown, calls: number, share: number): number {
  const times: number[] = [];
  for (let index = 0; index < calls; index += 1) {
    const startedAt = performance.now();
    work(index);
    times.push((performance.now() - startedAt) * 1000);
  }
  times.sort((a, b) => a - b);
  return times[Math.max(0, Math.ceil(calls * share) - 1)] ?? Number.NaN;
}
