import { App, NestedStack, Stack } from 'aws-cdk-lib';
import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import { AccountPrincipal, PolicyStatement, Role, SamlProvider } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { defined } from './defined';
import {
  ConnectAccess,
  ConnectAccessRole,
  ConnectAction,
  ConnectAdminRole,
  ConnectFederationRole,
  ConnectJob,
  ConnectReadOnlyRole,
  ConnectScope,
  ConsoleUseCase,
} from '../../src';

const ACCOUNT = '111122223333';
const STACKS = ['Production', 'Staging', 'Voice', 'Chat', 'Reporting', 'Partners'] as const;
/** The stack with the roles that a nested stack has. */
const NESTING = 'Partners';

interface Place {
  readonly instance: CfnInstance;
  readonly bucket: Bucket;
}

const assumedBy = new AccountPrincipal(ACCOUNT);

/** A role that is written by hand. */
function written(scope: Construct, id: string, actions: string[], resources: string[]): void {
  new Role(scope, id, { assumedBy }).addToPolicy(
    new PolicyStatement({ sid: `${id}Statement`, actions, resources }),
  );
}

/** Ten kinds of role: six by constructs of the library, four by hand. */
const KINDS: Readonly<Record<string, (scope: Construct, id: string, place: Place) => void>> = {
  Admin: (scope, id) => void new ConnectAdminRole(scope, id, { assumedBy }),
  Auditor: (scope, id) =>
    void new ConnectReadOnlyRole(scope, id, { assumedBy, denyFederation: true }),
  Supervisor: (scope, id, { instance }) =>
    void new ConnectAccessRole(scope, id, {
      assumedBy,
      access: ConnectAccess.jobs(ConnectJob.SUPERVISOR),
      connectScope: ConnectScope.instances(instance),
    }),
  Agents: (scope, id, { instance }) =>
    void new ConnectFederationRole(scope, id, {
      samlProvider: SamlProvider.fromSamlProviderArn(
        scope,
        'Workforce',
        `arn:aws:iam::${ACCOUNT}:saml-provider/Workforce`,
      ),
      connectScope: ConnectScope.instances(instance),
    }),
  Storage: (scope, id, { instance, bucket }) =>
    void new ConnectAccessRole(scope, id, {
      assumedBy,
      access: ConnectAccess.consoleUseCases(ConsoleUseCase.EDIT_CALL_RECORDING),
      connectScope: ConnectScope.instances(instance).withStorageBuckets(bucket),
    }),
  UserAdmin: (scope, id, { instance }) =>
    void new ConnectAccessRole(scope, id, {
      assumedBy,
      access: ConnectAccess.connectActions(ConnectAction.UPDATE_USER_SECURITY_PROFILES),
      connectScope: ConnectScope.instances(instance),
    }),
  Listener: (scope, id, { bucket }) =>
    written(scope, id, ['s3:GetObject'], [`${bucket.bucketArn}/*`]),
  Impersonator: (scope, id, { instance }) =>
    written(scope, id, ['connect:GetFederationToken'], [`${instance.attrArn}/user/*`]),
  Promoter: (scope, id) => written(scope, id, ['iam:PutRolePolicy'], ['*']),
  Metrics: (scope, id, { instance }) =>
    written(scope, id, ['connect:GetMetricDataV2'], [`${instance.attrArn}/queue/*`]),
};

/** The construct paths of the roles of some kinds, as a truth to compare with. */
export const pathsOf = (...kinds: readonly string[]): readonly string[] =>
  kinds.flatMap((kind) => STACKS.map((stack) => pathOf(stack, kind))).sort();

/** The construct paths of the roles of some kinds that are on the production instance. */
export const onProduction = (...kinds: readonly string[]): readonly string[] =>
  pathsOf(...kinds).filter((path) => !path.startsWith('Staging/'));

const pathOf = (stack: string, kind: string): string =>
  stack === NESTING ? `${stack}/Roles/${kind}` : `${stack}/${kind}`;

/**
 * Synthesizes an app with 60 roles in six stacks: ten kinds a stack. Production and Staging have an
 * instance each. The other stacks import that of Production, and one has its roles in a nested stack.
 */
export function questionedApp(outdir: string, change?: (app: App) => void): void {
  const app = new App({ outdir });
  const stacks = STACKS.map((id) => new Stack(app, id, { env: { account: ACCOUNT } }));
  const places = stacks.slice(0, 2).map((stack) => ({
    instance: new CfnInstance(stack, 'Instance', {
      identityManagementType: 'SAML',
      attributes: { inboundCalls: true, outboundCalls: true },
    }),
    bucket: new Bucket(stack, 'Recordings'),
  }));
  for (const stack of stacks) {
    const place = defined(stack.node.id === 'Staging' ? places[1] : places[0]);
    const scope = stack.node.id === NESTING ? new NestedStack(stack, 'Roles') : stack;
    for (const [kind, make] of Object.entries(KINDS)) make(scope, kind, place);
  }
  change?.(app);
  app.synth();
}
