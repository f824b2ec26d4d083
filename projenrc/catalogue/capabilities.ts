import { actionNames, isOfFamily } from './facts';
import { lines, readJson } from './json';
import type { Capability, CapabilityWay } from '../../src/catalogue/capabilities';

/** A condition or a resource that limits a way. */
interface Narrowing {
  readonly key?: string;
  readonly values?: readonly string[];
  readonly resource?: string;
  readonly effect: string;
  readonly where?: string;
}

interface Companion {
  readonly action: string;
  readonly when: string;
}

export interface WayFact extends CapabilityWay {
  readonly narrowedBy?: readonly Narrowing[];
  readonly companions?: readonly Companion[];
  readonly why: string;
  readonly source: string;
}

export interface CapabilityFact extends Omit<Capability, 'ways'> {
  readonly reason: string;
  readonly ways: readonly WayFact[];
}

/** The capabilities as catalogue/capabilities.json has them. */
export const capabilityFacts = (): readonly CapabilityFact[] =>
  readJson<{ capabilities: CapabilityFact[] }>('catalogue/capabilities.json').capabilities;

/** What the library reads of the capabilities: how to decide them, and the words for them. */
export const renderedCapabilities = (): string =>
  `${lines(
    capabilityFacts().map(({ reason: _, ways, ...capability }) => ({
      ...capability,
      ways: ways.map(({ needs, on, session, gives, grade }) => ({
        needs,
        on,
        ...(session && { session }),
        ...(gives && { gives: gives.map(({ key, values, action }) => ({ key, values, action })) }),
        grade,
      })),
    })),
    3,
  )}\n`;

/** Names in the capabilities that mean nothing. */
export function inconsistenciesOfCapabilities(): string[] {
  const all = capabilityFacts();
  const ids = all.map(({ id }) => id);
  const known = new Set([
    ...actionNames(),
    ...Object.keys(readJson<{ names: object }>('catalogue/facts/published-names.json').names),
  ]);
  return [
    ...ids
      .filter((id, i) => ids.indexOf(id) !== i)
      .map((id) => `capabilities: two are named ${id}`),
    ...all.flatMap(({ id, impliedBy = [] }) =>
      impliedBy
        .filter((other) => !ids.includes(other))
        .map((other) => `capabilities: ${id} is implied by ${other}, which does not exist`),
    ),
    ...all.flatMap(({ id, ways }) =>
      ways
        .flatMap(({ needs }) => needs)
        .filter((action) => isOfFamily(action) && !known.has(action))
        .map((action) => `capabilities: ${id} needs ${action}, which does not exist`),
    ),
  ];
}
