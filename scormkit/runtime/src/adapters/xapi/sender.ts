/** Sends facts as statements, in their order. */

import type { Activities } from "../../contract";
import type { Fact } from "./facts";
import { bytesOf, isDone, type Lrs, MOST_AFTERWARDS } from "./lrs";
import { Refusal } from "./refusal";
import { type Speaker, statementOf } from "./statements";

/** @param refused the status with which the LRS has refused them for good, 0 where it has taken them. */
export type Settle = (facts: Fact[], refused: number) => void;

export interface Sender {
  /** Tells of each fact as soon as it is settled. Rejects with what must be tried again later: a Refusal, or no answer. */
  send(facts: readonly Fact[], settle: Settle): Promise<void>;
  /** Those that can be sent without asking and waiting: not under way, and not lost on the way perhaps. */
  sendable(facts: readonly Fact[]): Fact[];
}

const RESOURCE = "statements";
/** Together they are one request, which is taken or refused as a whole. */
const MOST_STATEMENTS = 50;
/** Not now, and perhaps later. */
const PASSING = [401, 408, 425, 429];

/** @param doubtful ids of facts that the LRS may have: an earlier session wrote them down. */
export function senderOf(lrs: Lrs, speaker: Speaker, activities: () => Promise<Activities>, doubtful: Set<string>): Sender {
  const underWay = new Set<Fact>();

  /** The LMS takes it alone, and nothing before it has it (cmi5 9.3.2). */
  const isBeginning = (fact?: Fact): boolean => speaker.cmi5 && fact?.verb === "initialized";

  /** Once the LMS has it nothing more may come, no question either: it is sent once, and told for all that can be known (cmi5 9.3.8). */
  const isEnd = (fact: Fact): boolean => speaker.cmi5 && fact.verb === "terminated";

  /** Whether the LRS has it. One that may not be asked has said so by refusing it once more. */
  const isThere = async ({ id }: Fact): Promise<boolean> => {
    const answer = await lrs.request("GET", RESOURCE, { statementId: id });
    if (answer.status >= 500 || answer.status === 429) throw new Refusal(answer);
    return isDone(answer) || (!speaker.cmi5 && answer.status !== 404);
  };

  const post = async (facts: Fact[], statements: string[], settle: Settle): Promise<void> => {
    const doubt = (): void => facts.forEach(({ id }) => doubtful.add(id));
    const answer = await lrs.request("POST", RESOURCE, {}, { body: `[${statements.join()}]` }).catch((failure) => {
      if (isEnd(facts[0])) return null;
      doubt();
      throw failure;
    });
    const status = answer ? answer.status : 0;
    if (!answer || isDone(answer) || (isEnd(facts[0]) && ![429, 503].includes(status))) return settle(facts, 0);
    // What is no answer of an LRS may stand for one.
    if (status < 400 || status >= 500) doubt();
    if (status < 400 || status >= 500 || PASSING.includes(status)) throw new Refusal(answer);
    if (facts.length > 1) {
      for (const [n, fact] of facts.entries()) await post([fact], [statements[n]], settle);
      return;
    }
    // A browser may send a request twice of itself, and tell the second answer.
    const there = (status === 409 || speaker.cmi5) && (await isThere(facts[0]));
    // Before it nothing can be told: all else waits behind it.
    if (!there && isBeginning(facts[0])) throw new Refusal(answer);
    settle(facts, there ? 0 : status);
  };

  return {
    async send(facts, settle) {
      const own = facts.filter((fact) => !underWay.has(fact));
      own.forEach((fact) => underWay.add(fact));
      try {
        const told = await activities();
        let batch: Fact[] = [];
        let texts: string[] = [];
        for (const fact of own) {
          // cmi5 takes a statement that is sent twice for a second one.
          if (speaker.cmi5 && doubtful.has(fact.id)) {
            if (await isThere(fact)) {
              settle([fact], 0);
              continue;
            }
            doubtful.delete(fact.id);
          }
          const text = JSON.stringify(statementOf(fact, speaker, told));
          if (batch.length === MOST_STATEMENTS || bytesOf([...texts, text].join()) >= MOST_AFTERWARDS || isBeginning(batch[0])) {
            if (batch.length) await post(batch, texts, settle);
            [batch, texts] = [[], []];
          }
          batch.push(fact);
          texts.push(text);
        }
        if (batch.length) await post(batch, texts, settle);
      } finally {
        own.forEach((fact) => underWay.delete(fact));
      }
    },

    sendable(facts) {
      const waiting = facts.some(isBeginning) ? facts.filter(isBeginning) : facts;
      return waiting.filter((fact) => !underWay.has(fact) && !(speaker.cmi5 && doubtful.has(fact.id)));
    },
  };
}
