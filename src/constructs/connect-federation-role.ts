import { Role, SamlPrincipal } from 'aws-cdk-lib/aws-iam';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessFinding } from './access-finding';
import { ConnectFederationForm, ConnectFederationRoleProps } from './connect-federation-role-props';
import { constructLabel } from './private/construct-label';
import { globalResiliencyUrl } from './private/global-resiliency-url';
import { injectedProps } from './private/injected-props';
import { SamlSignIn } from './saml-sign-in';
import { ConnectAccessError } from '../input/error';
import { reportFindings } from './private/report-findings';
import { attachPolicies, planRolePolicies } from './private/role-policies';
import { instantiate } from '../compiler/placeholders';
import { endpointFindings, federationFindings } from './private/federation-findings';
import {
  audience,
  checkProvider,
  encodedDestination,
  isAmong,
  sourcesIn,
  STATEMENTS_OF_FORMS,
} from './private/federation-sign-in';
import { namedInstances } from './private/named-instances';
import { SignInUrls, signInUrls } from './private/saml-endpoints';
import {
  checkInput,
  Kinds,
  DURATION,
  listOf,
  objectWith,
  oneOf,
  optional,
  SCOPE,
  TEXT,
} from '../input/kinds';
import { checkNotEmpty } from '../input/lists';
import { ConnectScope } from '../scope/connect-scope';
import { InstanceAttributes } from '../scope/instance-attributes';
import { PLAIN_ROLE_KINDS } from './private/role-kinds';

const KINDS: Kinds<ConnectFederationRoleProps> = {
  ...PLAIN_ROLE_KINDS,
  samlProvider: objectWith('a SAML provider', 'samlProviderRef'),
  connectScope: SCOPE,
  form: optional(oneOf(ConnectFederationForm)),
  signIn: optional(listOf(objectWith('a SamlSignIn', '_audiences'))),
  maxSessionDuration: optional(DURATION),
  description: optional(TEXT),
  roleName: optional(TEXT),
  path: optional(TEXT),
};

/**
 * A role for single sign-on through SAML. An identity provider uses it to sign in agents and
 * supervisors.
 *
 * One role is enough for everybody: security profiles control permissions in an instance. The
 * session name, `RoleSessionName`, must equal the user name in Amazon Connect. The comparison is
 * case-sensitive.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/configure-saml.html
 *
 * @example
 * new ConnectFederationRole(this, 'Agents', {
 *   samlProvider,
 *   connectScope: ConnectScope.instances(instance),
 * });
 */
export class ConnectFederationRole extends Role {
  /**
   * The id for property injectors of the CDK, which set defaults for every construct of this type.
   *
   * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
   */
  public static readonly PROPERTY_INJECTION_ID: string =
    'cdk-amazon-connect-iam.ConnectFederationRole';

  /**
   * Findings about the role, such as a Global Resiliency source whose replica the scope does not
   * name.
   */
  public readonly findings: AccessFinding[];

  private readonly where: string;
  private readonly instances: readonly InstanceAttributes[];
  private readonly urls: SignInUrls;
  private readonly sources: readonly InstanceAttributes[];
  private readonly provider: string;

  /**
   * Defines the role.
   *
   * @throws when the scope is every instance or has tags; when provider or instance are of another
   *   account, or an instance of another partition; when no endpoint is documented for the
   *   partition and none is given
   */
  constructor(scope: Construct, id: string, props: ConnectFederationRoleProps) {
    const where = constructLabel('ConnectFederationRole', scope, id);
    const given = injectedProps(where, ConnectFederationRole, scope, id, props, KINDS);
    const {
      samlProvider,
      connectScope,
      form = ConnectFederationForm.USER_ARN,
      signIn = [SamlSignIn.atInstances()],
      ...roleProps
    } = given;
    const stack = Stack.of(scope);
    checkNotEmpty(
      `${where}: signIn`,
      signIn,
      'SamlSignIn',
      'the endpoints of the partition and the Regions of the instances',
    );
    checkProvider(`${where}: samlProvider`, stack, samlProvider);
    const { instances, values } = namedInstances(`${where}: connectScope`, stack, connectScope);
    const urls = signInUrls(
      `${where}: connectScope`,
      stack,
      instances.map(({ region }) => region),
    );
    const sources = sourcesIn(`${where}: signIn`, stack, instances, signIn);
    const assumedBy = new SamlPrincipal(
      samlProvider,
      audience(`${where}: signIn`, stack, instances, urls, signIn),
    );
    const statement = instantiate(STATEMENTS_OF_FORMS[form], {}, values);
    const planned = planRolePolicies(
      where,
      scope,
      {
        ...roleProps,
        assumedBy,
        maxSessionDuration: given.maxSessionDuration ?? Duration.hours(12),
      },
      {
        managedPolicies: [],
        statements: [statement],
        description: 'Amazon Connect: single sign-on',
      },
    );
    super(scope, id, planned.props);
    attachPolicies(this, planned);
    this.findings = reportFindings(this, [
      ...federationFindings(stack, statement, instances, sources),
      ...endpointFindings(
        stack,
        signIn.flatMap(({ _url }) => _url ?? []),
      ),
    ]);
    this.where = where;
    this.instances = instances;
    this.urls = urls;
    this.sources = sources;
    this.provider = samlProvider.samlProviderRef.samlProviderArn;
  }

  /**
   * The relay state for each instance, ordered by instance ARN. The identity provider sends
   * people there after they sign in. The Global Resiliency endpoint does not need it.
   *
   * `https://REGION.console.aws.amazon.com/connect/federate/INSTANCE`; in GovCloud the host has no
   * Region.
   *
   * @throws when AWS documents no relay state for the partition
   */
  public get relayStates(): string[] {
    return this.instances.map((instance) => this.relayStateOf('relayStates', instance));
  }

  /**
   * Returns the relay state that opens a page first, such as `/agent-app-v2` or `/ccp-v2/chat`.
   *
   * @param destination the path of the page in the instance, or an `https` URL that is among the
   *   approved origins of the instance; not encoded
   * @param instance which instance. @default - the one that the role is for
   * @throws when the destination is neither, or is a token, which cannot be encoded; when the role
   *   is for several instances and none is given, or when the role is not for the given instance
   */
  public relayStateTo(destination: string, instance?: ConnectScope): string {
    const encoded = encodedDestination(`${this.where}: relayStateTo`, destination);
    return `${this.relayStateOf('relayStateTo', this.placeOf(instance))}?destination=${encoded}`;
  }

  /**
   * Returns the Assertion Consumer Service (ACS) URL of the Global Resiliency endpoint. The identity
   * provider sends its response there. For a role with `SamlSignIn.globalResiliency(...)`.
   *
   * `https://INSTANCE.SOURCE-REGION.sign-in.connect.aws/saml?&instanceId=...`, with the account, the
   * role and the identity provider.
   *
   * @param destination the path of the page that opens first, such as `/agent-app-v2`.
   *   @default - the start page
   * @param source the source instance. @default - the one that the role is for
   * @throws when the role has no such endpoint; when it has several and no source is given, or
   *   another one
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/integrate-idp.html
   */
  public globalResiliencyAcsUrl(destination?: string, source?: ConnectScope): string {
    const where = `${this.where}: globalResiliencyAcsUrl`;
    const stack = Stack.of(this);
    checkInput(where, source, optional(SCOPE));
    const encoded = destination === undefined ? undefined : encodedDestination(where, destination);
    const wanted = source ? namedInstances(where, stack, source).instances : this.sources;
    if (wanted.length !== 1 || !isAmong(stack, wanted[0], this.sources)) {
      throw new ConnectAccessError({
        where,
        problem: `the URL is for one source instance of the role, and these are ${wanted.length}`,
        allowed: this.sources.map(({ arn }) => arn).join(', ') || 'none',
        instead:
          this.sources.length === 0
            ? 'Give signIn: [SamlSignIn.globalResiliency(...)]'
            : 'Say which: globalResiliencyAcsUrl(destination, source)',
      });
    }
    const [instance] = wanted;
    const audienceUrl = this.urls.globalResiliency(where, instance.region, instance.id);
    return globalResiliencyUrl(audienceUrl, instance, {
      role: this.roleArn,
      provider: this.provider,
      destination: encoded,
    });
  }

  private relayStateOf(method: string, { region, id }: InstanceAttributes): string {
    return this.urls.relayState(`${this.where}: ${method}`, region, id);
  }

  private placeOf(instance: ConnectScope | undefined): InstanceAttributes {
    const where = `${this.where}: relayStateTo`;
    checkInput(where, instance, optional(SCOPE));
    const stack = Stack.of(this);
    const wanted = instance ? namedInstances(where, stack, instance).instances : this.instances;
    if (wanted.length !== 1) {
      throw new ConnectAccessError({
        where,
        problem: `a relay state is for one instance, and these are ${wanted.length}`,
        instead: 'Say which: relayStateTo(destination, instance)',
      });
    }
    if (isAmong(stack, wanted[0], this.instances)) return wanted[0];
    throw new ConnectAccessError({
      where,
      problem: 'the role does not sign in to this instance',
      got: wanted[0].arn,
      instead: 'Add it to connectScope',
    });
  }
}
