import { bindingsOf, instanceArnFormat, takesResources } from '../../catalogue/catalogue';
import { memoize } from '../../input/memoize';
import { expandActionPattern, serviceOf } from '../../policy/action-patterns';
import { parseArn } from '../../policy/arn';
import { toDisplayText } from '../../policy/deploy-time-text';
import { PolicyStatement } from '../../policy/model';
import { authorizedArns, isAuthorizedAgainst } from '../authorized-resources';
import { holdsWithoutKey, isOfRequest, supportsConditionKey } from '../condition-keys';
import { isDocumented } from '../documented-by-aws';
import { Found, rule, subjectOf } from '../rule';
import { familyActions, connectStatements } from '../statement-queries';

export const starResource = rule('star-resource', (reading) =>
  connectStatements(reading)
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(check),
);

function check(statement: PolicyStatement): Found[] {
  const { notResource, resources } = statement;
  const everything = notResource ? resources : resources.filter(isEverything);
  if (everything.length === 0 || isLimited(statement) || isDocumented(statement)) return [];
  const isMeant = (action: string) =>
    isScopable(action) &&
    (notResource || everything.some((resource) => isAuthorizedAgainst(action, resource)));
  const scopable = familyActions(statement).filter((action) =>
    expandActionPattern(action).some(isMeant),
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
      instead: instead(services[0], scopable, isMeant),
      place: statement.place,
    },
  ];
}

/** What to name instead for actions of a service. Policies of one author have the same actions. */
const instead = (
  service: string,
  written: readonly string[],
  isMeant: (action: string) => boolean,
): string =>
  insteadOf(service)(
    written
      .filter((action) => serviceOf(action) === service)
      .flatMap(expandActionPattern)
      .filter(isMeant)
      .join(' '),
  );

const insteadOf = memoize((service: string) =>
  memoize((actions: string) => toName(service, actions.split(' '))),
);

/** Not all of Amazon Connect is under an instance, nor do all requests carry its id. */
function toName(service: string, actions: readonly string[]): string {
  const arnsOf = (some: readonly string[]) => subjectOf([...new Set(some.flatMap(authorizedArns))]);
  const elsewhere = actions.filter(
    (action) => !authorizedArns(action).some((arn) => arn.startsWith(instanceArnFormat())),
  );
  if (elsewhere.length === actions.length)
    return `Name the resources of ${service}, ${arnsOf(actions)}`;
  const others = elsewhere.length > 0 ? `, and ${arnsOf(elsewhere)}` : '';
  const byId = actions.every((action) => supportsConditionKey(action, 'connect:instanceid'))
    ? ', or give the condition key connect:InstanceId'
    : '';
  return `Name the instance, ${instanceArnFormat()} and what is under it${others}${byId}`;
}

/** `*`, every instance of some Regions, and ARNs that name neither Region nor account nor id. */
function isEverything(resource: string): boolean {
  const arn = parseArn(resource);
  if (!arn) return resource === '*';
  return (
    (arn.service === 'connect' && /^(instance\/)?\*/.test(arn.resource)) ||
    (arn.region === '*' && arn.account === '*' && /^\*|^[\w-]+\/\*$/.test(arn.resource))
  );
}

/** What AWS says must be granted on * is not scopable, whatever the data says. */
const isScopable = (action: string): boolean =>
  takesResources(action) && !bindingsOf(action)?.some(({ resources }) => resources.includes('*'));

/**
 * Whether a condition may say which resources:
 * one on tags or on a key of a service, not one on who calls and from where.
 */
const isLimited = ({ conditions }: PolicyStatement): boolean =>
  conditions.some(
    (condition) =>
      !holdsWithoutKey(condition) && !condition.values.includes('*') && !isOfRequest(condition.key),
  );
