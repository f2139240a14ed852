import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { testEngines, withPeople } from "../../../test/support/database.ts";
import { ADA_ACTOR, BEN_ACTOR, CV, JOB, OTHER_ADA, openGrowth } from "../../../test/support/growth.ts";

const DOCUMENTS = { cv: { text: CV }, job: { text: JOB } };
const NONE = { plans: 0, gapsOpen: 0, gapsClosed: 0, checkpointsDone: 0, checkpointsOpen: 0 };

for (const engine of await testEngines()) {
  describe(`how far somebody has come, on ${engine.name}`, { skip: engine.skip }, () => {
    test("is counted over all their plans, and over nobody else's", async () => {
      await using database = await withPeople(engine);
      const growth = openGrowth(database);
      assert.deepEqual(await growth.progress(ADA_ACTOR), NONE);
      const one = await growth.start(ADA_ACTOR, DOCUMENTS);
      const two = await growth.start(ADA_ACTOR, DOCUMENTS);
      await growth.start(BEN_ACTOR, DOCUMENTS);
      const gaps = one.gaps.length + two.gaps.length;
      const questionId = one.current?.questionId ?? "";
      await growth.answer(ADA_ACTOR, one.id, { kind: "check", questionId, answer: "yes" });
      await growth.answer(ADA_ACTOR, one.id, { kind: "edit", questionId, text: "I did it for years." });
      const closed = (await growth.read(ADA_ACTOR, one.id)).gaps.filter(({ standing }) =>
        ["answered", "covered"].includes(standing),
      ).length;
      assert.ok(closed > 0);
      const open = { ...NONE, plans: 2, gapsOpen: gaps - closed, gapsClosed: closed };
      assert.deepEqual(await growth.progress(ADA_ACTOR), open);

      const { checkpoints } = await growth.finish(ADA_ACTOR, one.id);
      const [first, ...others] = checkpoints;
      await growth.checkpoint(ADA_ACTOR, one.id, { checkpointId: first?.id ?? "", state: "done" });
      assert.deepEqual(await growth.progress(ADA_ACTOR), {
        ...open,
        checkpointsDone: 1,
        checkpointsOpen: others.length,
      });
      assert.deepEqual(
        (await growth.openCheckpoints(ADA_ACTOR)).map(({ id, planId, planTitle }) => [id, planId, planTitle]),
        others.map(({ id }) => [id, one.id, one.title]),
      );
      for (const stranger of [BEN_ACTOR, OTHER_ADA])
        assert.deepEqual(await growth.openCheckpoints(stranger), []);
      assert.equal((await growth.progress(OTHER_ADA)).plans, 0);

      await growth.undo(ADA_ACTOR, one.id);
      assert.deepEqual(await growth.openCheckpoints(ADA_ACTOR), [], "a plan that goes on has none");
      assert.deepEqual(await growth.progress(ADA_ACTOR), open);
    });
  });
}
