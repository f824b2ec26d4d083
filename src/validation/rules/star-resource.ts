import { bindingsOf, takesResources } from '../../catalogue/load';
import { arnParts } from '../../private/policy/arn-types';
import { PolicyStatement } from '../../private/policy/model';
import { namedActions, serviceOf } from '../../private/policy/named-actions';
import { shown } from '../../private/policy/text';
import { holdsWithoutKey, isOfRequest } from '../conditions';
import { isDocumented } from '../documented';
import { Found, rule, several } from '../rule';
import { familyActions, ofFamily } from '../statements';

export const starResource = rule({
  id: 'star-resource',
  severity: 'warning',
  title: '* where resources could be named',
  why: 'It holds for what is made later too, and on * in every Region of the account',
  check: (reading) => ofFamily(reading).filter(({ effect, notResource }) => effect === 'Allow' && !notResource).flatMap(check),
});

function check(statement: PolicyStatement): Found[] {
  const everything = statement.resources.filter(isEverything);
  if (everything.length === 0 || isLimited(statement) || isDocumented(statement)) return [];
  const scopable = familyActions(statement).filter((action) => namedActions(action).some(isScopable));
  if (scopable.length === 0) return [];
  const services = new Set(scopable.map(serviceOf));
  return [{
    subject: several(scopable),
    what: `${several(scopable)} on ${several(everything.map(shown))}, which takes in ${services.has('connect') ? 'every instance' : `everything of ${[...services].join(', ')}`}`,
    instead: INSTEAD[serviceOf(scopable[0])] ?? `Name the resources of ${serviceOf(scopable[0])}`,
    place: statement.place,
  }];
}

const INSTEAD: Readonly<Record<string, string>> = {
  connect: 'Name the instance, arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId} and what is under it, or give the condition key connect:InstanceId',
};

/** `*`, every instance of some Regions, and ARNs that name neither Region nor account nor id. */
function isEverything(resource: string): boolean {
  const arn = arnParts(resource);
  if (!arn) return resource === '*';
  return (arn.service === 'connect' && /^(instance\/)?\*/.test(arn.resource)) || (arn.region === '*' && arn.account === '*' && /^\*|^[\w-]+\/\*$/.test(arn.resource));
}

/** What AWS says must be granted on * is not scopable, whatever the data says. */
const isScopable = (action: string): boolean => takesResources(action) && !bindingsOf(action)?.some(({ resources }) => resources.includes('*'));

/** Whether a condition may say which resources: one on tags or on a key of a service, not one on who calls and from where. */
const isLimited = ({ conditions }: PolicyStatement): boolean => conditions.some((condition) => !holdsWithoutKey(condition)
  && !condition.values.includes('*') && !isOfRequest(condition.key));
