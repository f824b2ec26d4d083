import { ManagedPolicy, Policy, PolicyStatement, Role, SamlProvider } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  assumedBy,
  documented,
  Drawn,
  inputOf,
  instancesOf,
  KEY,
  LINKED,
  statementsIn,
} from './drawn';
import { WITH_MANAGED_POLICIES } from './drawn-managed-policies';
import {
  CampaignsApi,
  CampaignsLevel,
  CampaignsOperator,
  ConnectAccess,
  ConnectCampaign,
  ConnectEmergencyAccess,
  ConnectEmergencyAccessRole,
  ConnectFederationForm,
  ConnectFederationRole,
  ServiceLinkedRoleAccess,
} from '../../src';
import { documentedRules } from '../laws/documented';
import { Context } from '../laws/matcher';
import { ACCOUNT } from '../laws/world';

const federation = (form: ConnectFederationForm, sid: string): Drawn => ({
  build: (stack, run) => {
    const samlProvider = SamlProvider.fromSamlProviderArn(
      stack,
      'Provider',
      `arn:aws:iam::${ACCOUNT}:saml-provider/acme`,
    );
    new ConnectFederationRole(stack, 'Role', {
      samlProvider,
      connectScope: instancesOf(run),
      form,
      statementsIn: statementsIn(run),
    });
  },
  rules: (run) => documented([sid], run),
});

const EMERGENCY = ['GetEmergencyAccess', 'ListInstancesForEmergencyAccess'];
const ADDRESSES: Context[] = [{ 'aws:SourceIp': ['192.0.2.7'] }, { 'aws:SourceIp': ['8.8.8.8'] }];
const OTHER_ROLE = `arn:aws:iam::${ACCOUNT}:role/other`;
const TESTED = `arn:aws:iam::${ACCOUNT}:role/tested`;

/** The simulator asks one principal. Whether it is an exception is what differs. */
const emergencyElsewhere = (role: string): Drawn => ({
  build: (stack, run) => {
    const roles = [Role.fromRoleArn(stack, 'Exception', role)];
    const connectScope = instancesOf(run);
    new ManagedPolicy(stack, 'Guard', {
      document: ConnectEmergencyAccess.denyElsewhere(stack, { connectScope, roles }),
    });
    const all = new PolicyStatement({ actions: ['connect:*'], resources: ['*'] });
    new Policy(stack, 'All', {
      statements: [all],
      roles: [Role.fromRoleArn(stack, 'Role', TESTED)],
    });
  },
  rules: (run) => [
    { sid: 'All', effect: 'Allow', actions: ['connect:*'], resources: ['*'], conditions: {} },
    ...documented(
      ['DenyConnectEmergencyAccessElsewhere', 'DenyConnectEmergencyAccessByOthers'],
      run,
      { EmergencyRole: [role] },
    ),
  ],
  around: [{ 'aws:PrincipalArn': [TESTED] }],
});

const LEVELS = Object.values(CampaignsLevel);
const CAMPAIGN = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const CAMPAIGN_ARN = `arn:aws:connect-campaigns:us-east-1:${ACCOUNT}:campaign/${CAMPAIGN}`;

const apisOf = (run: number): CampaignsApi[] => [[], [CampaignsApi.V1], [CampaignsApi.V2]][run % 3];

/** Campaigns of a level and of editions: all, and those that are named. */
const campaigns = (isNamed: boolean): Drawn => {
  const levelOf = (run: number) => (isNamed ? LEVELS.slice(0, 2)[run % 2] : LEVELS[run % 3]);
  return {
    build: (stack, run) => {
      const level = levelOf(run);
      const isAdministrator = level === CampaignsLevel.ADMINISTRATOR;
      new CampaignsOperator(stack, 'Role', {
        assumedBy,
        statementsIn: statementsIn(run),
        level,
        apis: apisOf(run).length > 0 ? apisOf(run) : undefined,
        ...(isNamed
          ? { campaigns: [ConnectCampaign.fromCampaignId(CAMPAIGN)] }
          : { connectScope: instancesOf(run) }),
        ...(isAdministrator && {
          encryptionKeys: [Key.fromKeyArn(stack, 'Key', KEY)],
          serviceLinkedRole: ServiceLinkedRoleAccess.roleArn(LINKED),
        }),
      });
    },
    rules: (run) =>
      documentedRules(
        ConnectAccess.campaigns(levelOf(run), ...apisOf(run))._documented,
        isNamed ? { instances: [], companions: false } : inputOf(run),
        isNamed ? { Campaign: [CAMPAIGN_ARN] } : { Key: [KEY], ServiceLinkedRole: [LINKED] },
      ),
  };
};

const { USER_ARN, INSTANCE_ID } = ConnectFederationForm;

/** Each construct beside those of any access. */
export const DRAWN: Readonly<Record<string, Drawn>> = {
  'ConnectFederationRole by user': federation(USER_ARN, 'FederateAsOwnUser'),
  'ConnectFederationRole by instance': federation(INSTANCE_ID, 'FederateToInstances'),
  ConnectEmergencyAccessRole: {
    build: (stack, run) => {
      new ConnectEmergencyAccessRole(stack, 'Role', {
        assumedBy,
        statementsIn: statementsIn(run),
        connectScope: instancesOf(run),
        requireMfa: true,
      });
    },
    rules: (run) => documented(EMERGENCY, run),
  },
  'ConnectEmergencyAccessRole from addresses': {
    build: (stack, run) => {
      new ConnectEmergencyAccessRole(stack, 'Role', {
        assumedBy,
        connectScope: instancesOf(run),
        sourceIps: ['192.0.2.0/24'],
      });
    },
    rules: (run) =>
      documented([...EMERGENCY, 'DenyEmergencyAccessFromOtherAddresses'], run, {
        SourceIp: ['192.0.2.0/24'],
      }),
    around: ADDRESSES,
  },
  'ConnectEmergencyAccess of the role': emergencyElsewhere(TESTED),
  'ConnectEmergencyAccess of another role': emergencyElsewhere(OTHER_ROLE),
  CampaignsOperator: campaigns(false),
  'CampaignsOperator of named campaigns': campaigns(true),
  ...WITH_MANAGED_POLICIES,
};
