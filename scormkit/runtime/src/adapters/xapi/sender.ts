/** Sends facts as statements, in their order. */

import type { Activities } from "../../contract";
import type { Fact } from "./facts";
import { bytesOf, isDone, type Lrs, MOST_AFTERWARDS } from "./lrs";
import { Refusal } from "./refusal";
import { type Speaker, statementOf } from "./statements";

/** @param taken false: the LRS will never take them. */
export type Settle = (facts: Fact[], taken: boolean) => void;

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

  /** cmi5 takes a statement that is sent twice for a second one: the LMS is asked first. */
  const isThere = async ({ id }: Fact): Promise<boolean> => {
    const answer = await lrs.request("GET", RESOURCE, { statementId: id });
    if (!isDone(answer) && answer.status !== 404) throw new Refusal(answer);
    return isDone(answer);
  };

  const post = async (facts: Fact[], statements: string[], settle: Settle): Promise<void> => {
    const doubt = (): void => facts.forEach(({ id }) => doubtful.add(id));
    const answer = await lrs.request("POST", RESOURCE, {}, { body: `[${statements.join()}]` }).catch((failure) => {
      doubt();
      throw failure;
    });
    const { status } = answer;
    if (isDone(answer)) return settle(facts, true);
    // What is no answer of an LRS may stand for one.
    if (status < 400 || status >= 500) doubt();
    if (status < 400 || status >= 500 || PASSING.includes(status)) throw new Refusal(answer);
    if (facts.length > 1) {
      for (const [n, fact] of facts.entries()) await post([fact], [statements[n]], settle);
    } else settle(facts, status === 409);
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
          if (speaker.cmi5 && doubtful.has(fact.id)) {
            if (await isThere(fact)) {
              settle([fact], true);
              continue;
            }
            doubtful.delete(fact.id);
          }
          const text = JSON.stringify(statementOf(fact, speaker, told));
          if (batch.length === MOST_STATEMENTS || bytesOf([...texts, text].join()) >= MOST_AFTERWARDS) {
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

    sendable: (facts) => facts.filter((fact) => !underWay.has(fact) && !(speaker.cmi5 && doubtful.has(fact.id))),
  };
}
