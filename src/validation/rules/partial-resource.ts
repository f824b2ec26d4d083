import { policiesOf, PolicyStatement, Principal } from '../../private/policy/model';
import { isPattern, namedActions } from '../../private/policy/named-actions';
import { shown } from '../../private/policy/text';
import { checkedArns, isCheckedAgainst } from '../checked';
import { agree, Found, rule, several } from '../rule';
import { connectPrincipals, familyActions, isKnownWhole } from '../statements';

export const partialResource = rule({
  id: 'partial-resource',
  severity: 'warning',
  title: 'A wildcard on resources that some of its actions are not checked against',
  why: 'Those actions are never allowed, which shows when somebody calls them: listing instances takes no resource, and phone numbers are not under the instance',
  check: (reading) => connectPrincipals(reading).filter(isKnownWhole).flatMap(check),
});

function check(principal: Principal): Found[] {
  const all = policiesOf(principal).flatMap(({ statements }) => statements).filter(({ effect, notAction, notResource }) => effect === 'Allow' && !notAction && !notResource);
  const isAllowed = (action: string) => all.some((s) => familyActions(s).some((a) => namedActions(a).includes(action)) && isOn(s, action));
  return all.flatMap((statement) => {
    // A pattern in vain as a whole is a mistake of types, of which resource-type speaks.
    const patterns = familyActions(statement).filter(isPattern).filter((pattern) => namedActions(pattern).some((action) => isOn(statement, action)));
    const actions = [...new Set(patterns.flatMap(namedActions))];
    const never = actions.filter((action) => !isOn(statement, action) && !isAllowed(action));
    if (never.length === 0) return [];
    return [{
      subject: several(patterns),
      what: `${never.length} of the ${actions.length} actions of ${several(patterns)} ${agree(never, 'is', 'are')} not checked against ${several(statement.resources.map(shown))} and never allowed, ${several(never)} among them`,
      instead: `Allow those that are needed in a statement of their own: ${never.slice(0, 2).map((action) => `${action} on ${checkedArns(action)[0] ?? '*'}`).join(', ')}`,
      place: statement.place,
    }];
  });
}

const isOn = ({ resources }: PolicyStatement, action: string): boolean => resources.some((resource) => isCheckedAgainst(action, resource));
