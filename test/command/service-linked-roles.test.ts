import roles from '../../catalogue/rendered/service-linked-roles.json';
import { connectIam, inFolder } from '../support/command';

/* An account with an instance has roles that services made, and the policies that they wrote into them. */

const { put } = inFolder();

interface MadeRole {
  readonly namePrefix: string;
  readonly principal: string;
  readonly managedPolicy?: string;
  readonly inlinePolicies?: readonly { readonly actions: readonly string[] }[];
}

function detailsOf({ namePrefix, principal, managedPolicy, inlinePolicies = [] }: MadeRole) {
  const Path = `/aws-service-role/${principal}/`;
  const RoleName = `${namePrefix}_x1`;
  const statement = (Action: unknown, more: object) => ({ Effect: 'Allow', Action, ...more });
  const document = (Statement: object) => ({ Version: '2012-10-17', Statement });
  return {
    Path,
    RoleName,
    Arn: `arn:aws:iam::111122223333:role${Path}${RoleName}`,
    AssumeRolePolicyDocument: document(
      statement('sts:AssumeRole', { Principal: { Service: principal } }),
    ),
    RolePolicyList: inlinePolicies.map(({ actions }, i) => ({
      PolicyName: `p${i}`,
      PolicyDocument: document(statement(actions, { Resource: '*' })),
    })),
    AttachedManagedPolicies: managedPolicy
      ? [
          {
            PolicyName: managedPolicy,
            PolicyArn: `arn:aws:iam::aws:policy/aws-service-role/${managedPolicy}`,
          },
        ]
      : [],
  };
}

const made: readonly MadeRole[] = Object.values(roles);
const account = (RoleDetailList: readonly object[]) => ({
  'account.json': { RoleDetailList, UserDetailList: [], GroupDetailList: [], Policies: [] },
});

test('an account with its service-linked roles has no finding', async () => {
  expect(made.length).toBeGreaterThanOrEqual(5);
  put(account(made.map(detailsOf)));
  const { code, out } = await connectIam(['audit', '--json', 'account.json']);
  const [file] = JSON.parse(out).files;
  expect([code, file.principals, file.findings]).toEqual([0, made.length, []]);
});

test.each(made)('$namePrefix of somebody else is judged', async (role) => {
  const { Path, ...details } = detailsOf(role);
  put(account([{ ...details, Path: '/', Arn: 'arn:aws:iam::111122223333:role/own' }]));
  const { out } = await connectIam(['report', '--json', 'account.json']);
  const { principals } = JSON.parse(out);
  expect(principals.map((one: { madeByAws?: boolean }) => one.madeByAws)).toEqual([undefined]);
});
