import { instanceArn, stack } from './world';
import { CampaignsApi, CampaignsLevel, ConnectAccess, ConnectScope } from '../../src';
import { conditionsKey } from '../../src/compiler/condition-list';
import { compileAccess } from '../../src/constructs/private/compile-access';

const { V1, V2 } = CampaignsApi;
const one = ConnectScope.instanceArn(instanceArn(1));

/** Every action on every resource under its conditions; nothing of an access of which nothing is left. */
function granted(access: ConnectAccess): string[] {
  if (access._documented.length === 0) return [];
  const triples = compileAccess('Laws', stack, access, one).statements.flatMap(
    ({ actions, resources, conditions }) =>
      actions.flatMap((action) =>
        resources.map((resource) => [action, resource, conditionsKey(conditions)].join(' ')),
      ),
  );
  return [...new Set(triples)].sort();
}

const campaigns = Object.values(CampaignsLevel).flatMap((level) =>
  [[V1], [V2], [V1, V2]].map((apis) => {
    const access = ConnectAccess.campaigns(level, ...apis);
    return { name: `${level} of ${apis.join(' and ')}`, access };
  }),
);
const pairs = campaigns.flatMap((a) => campaigns.map((b) => ({ a, b })));

test.each(pairs)(
  '$a.name plus $b.name is what the two grant apart, and nothing else',
  ({ a, b }) => {
    expect(granted(a.access.plus(b.access))).toEqual(
      [...new Set([...granted(a.access), ...granted(b.access)])].sort(),
    );
  },
);

test.each(pairs)(
  '$a.name minus $b.name is what the first grants and the second does not',
  ({ a, b }) => {
    const others = granted(b.access);
    expect(granted(a.access.minus(b.access))).toEqual(
      granted(a.access).filter((triple) => !others.includes(triple)),
    );
  },
);
