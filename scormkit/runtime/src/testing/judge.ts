/** What others say of our statements: the validator of Learning Locker, and, where no validator looks, whether each response fits
 *  the components and the patterns of its definition. */

import validate from "@learninglocker/xapi-validation";
import { isPlain, type Plain } from "./xapi-shapes";

interface Definition {
  interactionType: string;
  correctResponsesPattern?: string[];
  choices?: Component[];
  scale?: Component[];
  source?: Component[];
  target?: Component[];
  steps?: Component[];
}
interface Component {
  id: string;
}
interface Result {
  success?: boolean;
  response?: string;
}

/** Every fault that is found. An activity's definition may stand in another statement than the response. */
export function judge(statements: readonly unknown[]): string[] {
  const definitions = new Map<unknown, Definition>();
  for (const { id, definition } of statements.flatMap(activitiesOf)) {
    if (isPlain(definition) && definition.interactionType) definitions.set(id, definition as unknown as Definition);
  }
  const misfits = [...definitions].flatMap(([id, definition]) => faultsOfPatterns(definition).map((fault) => `${id}: ${fault}`));
  return statements.flatMap((statement, n) => [
    ...validate(statement).map((warning) => `[${n}] ${warning.constructor.name} ${warning.path.join(".")}: ${JSON.stringify(warning.data)?.slice(0, 80)}`),
    ...faultsOfResponse(statement, definitions).map((fault) => `[${n}] ${fault}`),
  ]).concat(misfits);
}

function activitiesOf(statement: unknown): Plain[] {
  if (!isPlain(statement)) return [];
  const { contextActivities } = isPlain(statement.context) ? statement.context : {};
  return [statement.object, ...Object.values(isPlain(contextActivities) ? contextActivities : {}).flat()].filter(isPlain);
}

function faultsOfResponse(statement: unknown, definitions: Map<unknown, Definition>): string[] {
  if (!isPlain(statement) || !isPlain(statement.object) || !isPlain(statement.result)) return [];
  const definition = definitions.get(statement.object.id);
  const { response, success } = statement.result as Result;
  if (!definition || typeof response !== "string") return [];
  const { interactionType: type, correctResponsesPattern: patterns } = definition;
  const told = `${type} response ${JSON.stringify(response)}`;
  // Nothing answered, or words where a number was asked for: neither is right.
  if (success !== true && (response === "" || (type === "numeric" && !NUMBER.test(response)))) return artefacts(type, response).map((fault) => `${told} ${fault}`);
  const faults = faultsIn(definition, response, false);
  if (/^(long-)?fill-in$/.test(type)) {
    const gaps = patterns?.length ? bare(patterns[0]).split("[,]").length : 1;
    if (response.split("[,]").length !== gaps) faults.push(`does not fill ${gaps}`);
  } else if (!faults.length && success !== undefined && patterns?.length && type !== "performance" && type !== "other") {
    if (patterns.some((pattern) => agrees(type, response, pattern)) !== success) {
      faults.push(`is ${success ? "right" : "wrong"}, says the result, against ${JSON.stringify(patterns)}`);
    }
  }
  return faults.map((fault) => `${told} ${fault}`);
}

function faultsOfPatterns(definition: Definition): string[] {
  return (definition.correctResponsesPattern || []).flatMap((pattern) => faultsIn(definition, pattern, true).map((fault) => `pattern ${JSON.stringify(pattern)} ${fault}`));
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** The words behind `{case_matters=…}` and the like. */
const bare = (pattern: string): string => pattern.replace(/^(?:\{(?:case_matters|order_matters|lang)=[^}]*\})+/, "");

/** Delimiters that separate nothing, or that do not belong to the type. */
function artefacts(type: string, response: string): string[] {
  const delimiters = response.match(/\[[,.:]\]/g) || [];
  const belonging: { [type: string]: string[] } = {
    choice: ["[,]"], sequencing: ["[,]"], matching: ["[,]", "[.]"], performance: ["[,]", "[.]", "[:]"], numeric: ["[:]"], "fill-in": ["[,]"], "long-fill-in": ["[,]"],
  };
  const odd = delimiters.filter((delimiter) => type !== "other" && !(belonging[type] || []).includes(delimiter));
  const hollow = /^(choice|sequencing|matching|performance)$/.test(type) && response !== "" && response.split(/\[[,.]\]/).includes("");
  return [...odd.map((delimiter) => `has ${delimiter}`), ...(hollow ? ["has delimiters that separate nothing"] : [])];
}

/** How a response, or a pattern, is not what its definition offers. */
function faultsIn(definition: Definition, told: string, isPattern: boolean): string[] {
  const { interactionType: type, choices, scale, source, target, steps } = definition;
  const faults = artefacts(type, told);
  const known = (name: string, components: Component[] | undefined, ids: string[]): void => {
    for (const id of ids) if (!components?.some((component) => component.id === id)) faults.push(`names ${JSON.stringify(id)}, which is not among ${name}`);
  };
  const once = (ids: string[]): void => {
    if (new Set(ids).size < ids.length) faults.push("names something twice");
  };
  const items = told === "" ? [] : told.split("[,]");
  const pairs = items.map((item) => item.split("[.]"));
  if (type === "choice" || type === "sequencing") {
    known("choices", choices, items);
    once(items);
  } else if (type === "likert") known("scale", scale, [told]);
  else if (type === "matching") {
    if (pairs.some((pair) => pair.length !== 2)) faults.push("is not made of pairs");
    known("source", source, pairs.map(([id]) => id));
    known("target", target, pairs.map(([, id]) => id || ""));
    once(items);
  } else if (type === "performance") {
    if (pairs.some((pair) => pair.length !== 2)) faults.push("is not made of pairs");
    known("steps", steps, pairs.map(([id]) => id));
  } else if (type === "true-false" && !/^(true|false)$/.test(told)) faults.push("is neither true nor false");
  else if (type === "numeric" && !(NUMBER.test(told) || (isPattern && isRange(told)))) faults.push("is no number");
  return faults;
}

function isRange(pattern: string): boolean {
  const [low, high, more] = pattern.split("[:]");
  return more === undefined && high !== undefined && (low || high) !== "" && [low, high].every((end) => end === "" || NUMBER.test(end));
}

/** The response is what the pattern asks for. */
function agrees(type: string, response: string, pattern: string): boolean {
  const sorted = (text: string): string => text.split("[,]").sort().join("[,]");
  if (type === "numeric") {
    const [low, high = low] = pattern.split("[:]");
    return (low === "" || Number(response) >= Number(low)) && (high === "" || Number(response) <= Number(high));
  }
  return type === "sequencing" ? response === pattern : sorted(response) === sorted(pattern);
}
