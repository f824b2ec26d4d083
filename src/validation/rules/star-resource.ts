import {
  bindingsOf,
  conditionKeyFacts,
  instanceArnFormat,
  takesResources,
} from '../../catalogue/catalogue';
import { memoize } from '../../input/memoize';
import { expandPattern, serviceOf } from '../../policy/action-patterns';
import { parseArn } from '../../policy/arn';
import { withoutIds } from '../../policy/arn-resource-types';
import { PolicyText, toDisplayText } from '../../policy/deploy-time-text';
import { PolicyStatement } from '../../policy/model';
import { authorizedArns, isAuthorizedAgainst } from '../authorized-resources';
import { holdsWithoutKey, isOfRequest, supportsConditionKey } from '../condition-keys';
import { isDocumented } from '../documented-by-aws';
import { findingsOnStatements } from '../findings-by-form';
import { Found, ruleOnAccess, subjectOf } from '../rule';
import { connectGrants, familyActions } from '../statement-queries';

export const starResource = ruleOnAccess('star-resource', (world) =>
  findingsOnStatements(world, connectGrants(world), check),
);

function check(statement: PolicyStatement): Found[] {
  const { notResource, resources } = statement;
  const everything = notResource ? resources : resources.filter(isEverything);
  if (everything.length === 0 || isLimited(statement) || isDocumented(statement)) return [];
  // A statement on all but some resources is on any.
  const shapes = notResource ? ANY : everything.map(withoutIds);
  const scopable = familyActions(statement).filter((action) =>
    shapes.some((shape) => scopableOn(shape)(action).length > 0),
  );
  if (scopable.length === 0) return [];
  const services = [...new Set(scopable.map(serviceOf))];
  const ofOne = services.includes('connect')
    ? 'every instance'
    : `everything of ${services.join(', ')}`;
  const takenIn = notResource ? `all else of ${services.join(', ')}` : ofOne;
  return [
    {
      subject: subjectOf(scopable),
      what:
        `${subjectOf(scopable)} on ` +
        `${notResource ? 'everything but ' : ''}${subjectOf(everything.map(toDisplayText))}, ` +
        `which takes in ${takenIn}`,
      instead: services.map((service) => instead(service, scopable, shapes)).join('. '),
      place: statement.place,
    },
  ];
}

/**
 * Returns the resources to name instead, for actions of a service. Policies of one author often
 * share actions.
 */
const instead = (
  service: string,
  written: readonly string[],
  shapes: readonly PolicyText[],
): string => {
  const its = written.filter((action) => serviceOf(action) === service);
  return insteadOf(JSON.stringify([service, its, shapes]));
};

const insteadOf = memoize((question: string): string => {
  const [service, written, shapes]: [string, string[], PolicyText[]] = JSON.parse(question);
  const isMeant = (action: string) => shapes.some((shape) => scopableOn(shape)(action).length > 0);
  return toName(service, written.flatMap(expandPattern).filter(isMeant));
});

/**
 * Returns what to name. Some resources of Amazon Connect are not under an instance, and some
 * requests do not carry its id.
 */
function toName(service: string, actions: readonly string[]): string {
  const arnsOf = (some: readonly string[]) => subjectOf([...new Set(some.flatMap(authorizedArns))]);
  const elsewhere = actions.filter(
    (action) => !authorizedArns(action).some((arn) => arn.startsWith(instanceArnFormat())),
  );
  if (elsewhere.length === actions.length)
    return `Name the resources of ${service}, ${arnsOf(actions)}`;
  const others = elsewhere.length > 0 ? `, and ${arnsOf(elsewhere)}` : '';
  const byId = actions.every((action) =>
    supportsConditionKey(action, conditionKeyFacts().instanceKey),
  )
    ? ', or give the condition key connect:InstanceId'
    : '';
  return `Name the instance, ${instanceArnFormat()} and what is under it${others}${byId}`;
}

/**
 * Returns whether a resource is `*`, every instance of some Regions, or an ARN without a Region, an
 * account, and an id.
 */
function isEverything(resource: string): boolean {
  const arn = parseArn(resource);
  if (!arn) return resource === '*';
  return (
    (arn.service === 'connect' && /^(instance\/)?\*/.test(arn.resource)) ||
    (arn.region === '*' && arn.account === '*' && /^\*|^[\w-]+\/\*$/.test(arn.resource))
  );
}

/** Represents any resource. */
const ANY: readonly PolicyText[] = [''];

/**
 * Returns the actions of a pattern that can be scoped and whose requests are on a resource without
 * its ids. Policies of one author often share patterns.
 */
const scopableOn = memoize((shape: PolicyText) =>
  memoize((pattern: string): readonly string[] =>
    expandPattern(pattern)
      .filter(isScopable)
      .filter((action) => shape === '' || isAuthorizedAgainst(action, shape)),
  ),
);

/**
 * Returns whether an action can be scoped. AWS documentation that requires * overrides the data.
 */
const isScopable = (action: string): boolean =>
  takesResources(action) && !bindingsOf(action)?.some(({ resources }) => resources.includes('*'));

/**
 * Returns whether a condition may limit the resources. A condition on tags or on a service key may;
 * one on the caller and the location may not.
 */
const isLimited = ({ conditions }: PolicyStatement): boolean =>
  conditions.some(
    (condition) =>
      !holdsWithoutKey(condition) && !condition.values.includes('*') && !isOfRequest(condition.key),
  );
