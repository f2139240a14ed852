import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { createCircuitBreaker } from "./circuit-breaker.ts";

function failing(times: number, now = 0) {
  const breaker = createCircuitBreaker();
  for (let count = 0; count < times; count += 1) breaker.failed(now, null);
  return breaker;
}

describe("a circuit breaker", () => {
  test("opens after five failures in a row, and a success in between starts the count again", () => {
    const breaker = failing(4);
    assert.equal(breaker.state, "closed");
    breaker.succeeded();
    for (let count = 0; count < 4; count += 1) breaker.failed(0, null);
    assert.equal(breaker.allows(0), true);
    breaker.failed(0, null);
    assert.equal(breaker.state, "open");
    assert.equal(breaker.allows(4_999), false);
  });

  test("lets one try after the rest, and rests twice as long when that fails", () => {
    const breaker = failing(5);
    assert.equal(breaker.allows(5_000), true);
    assert.equal(breaker.state, "half-open");
    assert.equal(breaker.allows(5_000), false, "only one at a time");
    breaker.failed(5_000, null);
    assert.equal(breaker.allows(14_999), false);
    assert.equal(breaker.allows(15_000), true);
    breaker.succeeded();
    assert.equal(breaker.state, "closed");
    assert.equal(breaker.allows(15_000), true);
  });

  test("lets the next one try when the trying request was given up", () => {
    const breaker = failing(5);
    assert.equal(breaker.allows(5_000), true);
    breaker.abandoned();
    assert.equal(breaker.allows(5_001), true);
  });

  test("rests at once, for as long as the provider asks", () => {
    const breaker = createCircuitBreaker();
    breaker.failed(1_000, 30_000);
    assert.equal(breaker.allows(30_999), false);
    assert.equal(breaker.allows(31_000), true);
  });

  test("never rests for more than five minutes, whatever happens", () => {
    const step = fc.record({
      waitMs: fc.nat(400_000),
      does: fc.constantFrom("fail", "succeed", "abandon"),
      retryAfterMs: fc.option(fc.nat(10_000_000)),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const breaker = createCircuitBreaker();
        let now = 0;
        for (const { waitMs, does, retryAfterMs } of steps) {
          now += waitMs;
          breaker.allows(now);
          if (does === "fail") breaker.failed(now, retryAfterMs);
          else if (does === "succeed") breaker.succeeded();
          else breaker.abandoned();
        }
        breaker.abandoned();
        assert.equal(breaker.allows(now + 300_000), true);
      }),
    );
  });
});
