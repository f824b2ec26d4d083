/*
 * Ways to more access, as the rules read them, and the actions that look like ways and are none.
 */
import { sources } from './facts';
import { lines, readJson } from './json';
import type {
  EscalationFacts,
  EscalationWay,
  NewCaller,
  ResourceIds,
  TrustedThing,
} from '../../src/catalogue/escalation';
import type { ReviewFacts } from '../../src/catalogue/review-facts';

interface SourcedWay extends EscalationWay {
  readonly source: string;
  /** `documented`: the source has each part of it. `inferred`: `why` says from what. */
  readonly grade: 'documented' | 'inferred';
  readonly why?: string;
}

type Sourced = Pick<SourcedWay, 'source' | 'grade' | 'why'>;

/** A service that gets a role. */
interface PassedTo {
  readonly service: string;
  readonly source: string;
  readonly why?: string;
}

interface Escalations extends EscalationFacts {
  readonly ways: readonly SourcedWay[];
  readonly passedTo: readonly PassedTo[];
  readonly trusted: readonly (TrustedThing & Sourced)[];
  readonly newCallers: readonly (NewCaller & Sourced)[];
  readonly ids: readonly (ResourceIds & { readonly source: string })[];
  readonly serviceLinked: EscalationFacts['serviceLinked'] & { readonly source: string };
  readonly withoutResource: EscalationFacts['withoutResource'] & { readonly source: string };
}

interface NoWays {
  readonly actions: readonly { readonly why: string; readonly names: readonly string[] }[];
  readonly services: readonly { readonly why: string; readonly names: readonly string[] }[];
}

/** The ways with their sources. */
export const escalations = () => readJson<Escalations>('catalogue/escalation.json');

/** What looks like a way by its name, or by the role that it takes, and is none. */
export const noEscalations = () => readJson<NoWays>('catalogue/no-escalation.json');

const RECORD = 10_000;

/** The ways as the rules read them: without where each was read. */
export function renderedEscalations(): string {
  const { withoutResource, ids, serviceLinked, always, policies, steps, keys, ...sourced } =
    escalations();
  const ways = sourced.ways.map(({ source: _, grade: __, why: ___, ...one }) => one);
  const trusted = sourced.trusted.map(({ source: _, grade: __, why: ___, ...one }) => one);
  const newCallers = sourced.newCallers.map(({ source: _, grade: __, why: ___, ...one }) => one);
  const { actions } = withoutResource;
  const ofKinds = ids.map(({ source: _, ...one }) => one);
  const { attributes } = serviceLinked;
  const others = { ids: ofKinds, serviceLinked: { attributes }, always, policies, steps, keys };
  const all = { ways, trusted, newCallers, withoutResource: { actions }, ...others };
  return `${lines(all, 2, RECORD)}\n`;
}

/** Returns the actions that take denies off. A way may begin with them. */
const takingOff = (): readonly string[] =>
  readJson<Pick<ReviewFacts, 'unconfined'>>('catalogue/review.json')
    .unconfined.filter(({ takesOff }) => takesOff !== undefined)
    .map(({ action }) => action);

/** That every way has a source, and an inferred one its reason; and that no way is listed as none. */
export function inconsistenciesOfEscalations(): string[] {
  const known = sources();
  const { ways, passedTo, withoutResource, ids, serviceLinked, steps, keys, ...others } =
    escalations();
  const unnamed = [...others.trusted, ...others.newCallers];
  const needed = new Set([...[...ways, ...unnamed].flatMap(({ needs }) => needs), ...takingOff()]);
  const named = [...ways, ...unnamed.map((one) => ({ ...one, id: one.needs.join(', ') }))];
  const services = passedTo.map((one) => ({ ...one, id: one.service }));
  const alone = new Set(ways.flatMap(({ needs }) => (needs.length === 1 ? needs : [])));
  const listed = noEscalations().actions.flatMap(({ names }) => names);
  return [
    ...[
      ...named,
      ...services,
      ...ids.map(({ service, on, source }) => ({ id: `${service} ${on}`, source })),
      { ...serviceLinked, id: 'serviceLinked' },
      { ...withoutResource, id: 'withoutResource' },
    ]
      .filter(({ source }) => !(source in known))
      .map(({ id }) => `${id}: no such source`),
    ...named
      .filter(({ grade, why }) => (grade === 'inferred') !== (why !== undefined))
      .map(({ id }) => `${id}: a reason is for what is inferred`),
    ...[...Object.keys({ ...steps, ...keys }), ...withoutResource.actions]
      .filter((action) => !needed.has(action))
      .map((action) => `${action}: no way needs it`),
    ...withoutResource.actions
      .filter((action) => action in steps)
      .map((action) => `${action}: is on no resource, and on one`),
    ...listed.filter((action) => alone.has(action)).map((action) => `${action}: is a way`),
  ].map((problem) => `escalation: ${problem}`);
}
