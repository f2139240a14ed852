import assert from "node:assert/strict";
import { test } from "node:test";
import { noticesDistress } from "./distress.ts";

const DISTRESS = `i want to kill myself
I don't want to be alive anymore
honestly everyone would be better off without me
i cant do this anymore, there's no point in living
thinking about ending it all tonight
I wish I could just not wake up tomorrow
i've been cutting myself again after work
kms, seriously this time
there is no reason to go on living
I keep thinking about suicide
what's the point of living if I fail at everything
I want to disappear forever and nobody would notice if I was gone
i feel like a burden to everyone and I hate my life
I took a whole bottle of pills
I am standing here and want to jump off the roof
I have been self harming since the layoffs
I want to die
sometimes I want to go to sleep and never wake up
wish i was never born
I don't want to exist any more
I can't breathe, panic attack, it won't stop and I can't stop shaking
life isn't worth it. not worth living like this
they'd all be better off if I was dead
unalive myself is all i think about
I'm going to end my life
ready to die tbh
I hurt myself last night and I'm scared
My life has no meaning, I wanna die
I wrote a goodbye note to everyone. there's no way out
i do not want to live like this, I'd rather be dead
죽고 싶어요
진짜 죽고싶다
살기 싫어
그냥 사라지고 싶어요
내가 없어지면 다들 편할 것 같아요
더 이상 살고 싶지 않아요
자살 생각이 자꾸 나요
자해를 또 했어요
사는 의미가 없어요
살 이유를 모르겠어요
이대로 영원히 잠들고 싶어요
다 끝내고 싶다
목숨을 끊고 싶다는 생각이 들어요
손목을 그었어요
옥상에서 뛰어내리고 싶어요
죽는 게 나을 것 같아
차라리 죽어버리고 싶다
유서를 썼어요
나 하나 죽으면 다들 행복하겠지
공황이 와서 숨을 못 쉬겠고 멈추지 않아요
더는 못 버티겠고 왜 사는지 모르겠어요
약을 한꺼번에 먹었어요
인생을 포기하고 싶어요
살아가는 이유가 없어요
매일 죽고 싶다는 생각만 해요
생을 마감하고 싶어요
ㅈㅅ하고 싶다
나만 없으면 다 편해질 텐데
삶을 끝내고 싶어요
없어지고 싶어`.split("\n");

const ORDINARY = `how do I kill the process on port 3000
kill -9 doesn't work on this pid
this bug is killing me
the CSS is literally killing me lol
I could die laughing at this commit message
dying to try Rust
dead code elimination question
my laptop died during the demo
orphan child process never gets killed
the pod keeps dying with OOM
career suicide to say no to my boss?
suicide linux is a fun read
the deadline is killing us
I'm dead tired after the on-call week
the server just died again
should I kill this feature
killing time until the build finishes
rewriting it in perl would be commercial suicide
How do I end my script with an exit code
kill the branch and start over?
our worker process was killed by the OOM killer
this regex hurts my eyes
I want to learn kubernetes, am I dying of boredom with java
deadlock in my transaction, help
the meeting was killing my focus
we're building a suicide prevention app, how do we test it
does this harm readability
can't go on with this framework, which one next
I feel worthless next to my senior colleagues
burned out and tired of it all, how do I take a break
I can't take this codebase anymore
my manager makes me feel trapped in this role
I'm so stressed about the interview tomorrow
the game is called Suicide Squad, need its API
i hate mondays and standups
will the thread die when the parent exits
a zombie process won't die
my motivation is dead
how to end a while loop
I want to disappear from this meeting haha
배고파 죽겠다
버그 때문에 죽겠네
프로세스가 자꾸 죽어요
서버가 또 죽었어요
이 코드 웃겨 죽겠음
프로세스를 어떻게 죽이나요
졸려서 죽겠어요
파드가 계속 죽는데 왜 그럴까요
죽은 코드를 지워도 될까요
회의 때문에 진짜 죽겠다
일이 너무 많아서 힘들어요
번아웃이 온 것 같아요
퇴사하고 싶어요
면접에서 떨어져서 속상해요
마감 때문에 죽을 것 같아요
사수가 무서워요
이 레거시를 끝내고 싶어요
노트북 배터리가 죽었어요
버그를 잡다가 밤을 샜어요
코드 리뷰가 너무 힘들어요`.split("\n");

test("acute distress is noticed, the trade's idioms are not", (t) => {
  const missed = DISTRESS.filter((text) => !noticesDistress(text));
  const alarms = ORDINARY.filter((text) => noticesDistress(text));
  const caught = DISTRESS.length - missed.length;
  const recall = caught / DISTRESS.length;
  const precision = caught / (caught + alarms.length);
  t.diagnostic(
    `${DISTRESS.length + ORDINARY.length} texts: recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`,
  );
  assert.ok(recall >= 0.95, `missed: ${missed.join(" | ")}`);
  assert.ok(precision >= 0.9, `false alarms: ${alarms.join(" | ")}`);
});

test("quoted code and long texts are read in bounded time", () => {
  assert.equal(noticesDistress("what does `kill myself` do in this script?"), false);
  const startedAt = performance.now();
  noticesDistress("i want to ".repeat(3000));
  noticesDistress("process killed ".repeat(2000));
  assert.ok(performance.now() - startedAt < 1000);
});
