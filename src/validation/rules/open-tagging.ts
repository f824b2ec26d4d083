import { trustFacts } from '../../catalogue/trust';
import { isConnectAction, serviceOf } from '../../policy/action-patterns';
import { toDisplayText } from '../../policy/deploy-time-text';
import { Condition, policiesOf, Principal } from '../../policy/model';
import { holdsWithoutKey, isConfiningValue, isKey } from '../condition-keys';
import { connectHolders } from '../connect-holders';
import { reachedBy } from '../reached-action';
import { Found, rule } from '../rule';

export const openTagging = rule('open-tagging', (world) =>
  connectHolders(world).flatMap((principal) =>
    tagLimitsOf(principal).flatMap((limit) => findingsOn(principal, limit)),
  ),
);

/** A tag that limits what a principal may do in a service. */
interface TagLimit {
  readonly service: string;
  readonly key: string;
  readonly value: string;
}

const RESOURCE_TAG = 'aws:ResourceTag/${TagKey}';

/** Returns the tags that statements of a principal require, each once. */
function tagLimitsOf(principal: Principal): readonly TagLimit[] {
  const limits = policiesOf(principal)
    .filter(({ origin }) => origin === 'file')
    .flatMap(({ statements }) => statements)
    .filter(({ effect, notAction }) => effect === 'Allow' && !notAction)
    .flatMap(({ actions, conditions }) =>
      actions
        .filter(isConnectAction)
        .flatMap((action) => conditions.flatMap((one) => limitBy(one, serviceOf(action)))),
    );
  return [...new Map(limits.map((one) => [JSON.stringify(one), one])).values()];
}

const limitBy = (condition: Condition, service: string): readonly TagLimit[] =>
  isKey(condition.key, RESOURCE_TAG) &&
  !holdsWithoutKey(condition) &&
  condition.values.every(isConfiningValue)
    ? [
        {
          service,
          key: condition.key.slice(condition.key.indexOf('/') + 1),
          value: condition.values[0],
        },
      ]
    : [];

const findingsOn = (principal: Principal, { service, key, value }: TagLimit): Found[] =>
  trustFacts()
    .tagging.filter((action) => serviceOf(action) === service)
    .flatMap((action) => {
      const contexts = [
        {
          [`aws:ResourceTag/${key}`]: 'a value of others',
          [`aws:RequestTag/${key}`]: value,
          'aws:TagKeys': [key],
        },
      ];
      const [open] = reachedBy(principal, { action, contexts }).filter(
        ({ known, policy }) => known === 'allowed' && policy.origin === 'file',
      );
      if (!open) return [];
      return [
        {
          subject: `${action} with ${key}`,
          what:
            `${action} on ${toDisplayText(open.resource)} puts the tag ${key} on resources that ` +
            'do not have it, and so into the reach of the holder',
          place: open.place,
        },
      ];
    });
